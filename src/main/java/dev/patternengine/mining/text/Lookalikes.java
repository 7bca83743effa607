package dev.patternengine.mining.text;

import dev.patternengine.mining.text.shape.Texts;

/** Words of Latin letters with Cyrillic or Greek ones among them that look the same: as if all were Latin. O(length). */
final class Lookalikes {
    private static final int ASCII = 128;
    private static final String FOREIGN =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0455\u0458\u0501\u04bb\u051b\u051d\u0410\u0412\u0415\u041a\u041c"
                    + "\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0405\u0408\u03bf\u03c1\u03b1\u0391\u0392\u0395\u039f\u03a1\u03a4\u03a5";
    private static final String LATIN = "aeopcyxisjdhqwABEKMHOPCTYXISJopaABEOPTY";

    private Lookalikes() {}

    /** The text with all such words as Latin ones, the same where there are none. */
    static String latin(String text) {
        StringBuilder latin = null;
        int place = 0;
        while (place < text.length()) {
            int end = place;
            while (end < text.length() && Texts.isWord(text.charAt(end))) {
                end++;
            }
            if (isMixed(text, place, end)) {
                latin = latin == null ? new StringBuilder(text) : latin;
                for (int at = place; at < end; at++) {
                    latin.setCharAt(at, latin(text.charAt(at)));
                }
            }
            place = end + 1;
        }
        return latin == null ? text : latin.toString();
    }

    private static boolean isMixed(String text, int begin, int end) {
        boolean own = false;
        boolean foreign = false;
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            own |= here < ASCII && !Texts.isDigit(here);
            foreign |= here >= ASCII;
            if (here >= ASCII && FOREIGN.indexOf(here) < 0) {
                return false;
            }
        }
        return own && foreign;
    }

    private static char latin(char character) {
        int place = character < ASCII ? -1 : FOREIGN.indexOf(character);
        return place < 0 ? character : LATIN.charAt(place);
    }
}
