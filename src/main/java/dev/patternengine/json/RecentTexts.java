package dev.patternengine.json;

/**
 * Short texts met lately, so that equal ones are one object. Names and values come again and again: whoever reads them later
 * finds them in the processor's cache and compares references. Keeps {@value #KEPT} texts of up to {@value #LONGEST}
 * characters.
 *
 * <p>Any thread, without locks: what one thread keeps and another overlooks costs one more object and nothing else.
 */
final class RecentTexts {
    /** Longer texts are not kept. */
    static final int LONGEST = 64;

    private static final int KEPT = 4_096;

    private final String[] texts = new String[KEPT];

    /** The text of the characters, at most {@value #LONGEST}. */
    String of(char[] characters, int offset, int length) {
        int place = place(characters, offset, length);
        String kept = texts[place];
        if (kept == null || !isOf(kept, characters, offset, length)) {
            kept = new String(characters, offset, length);
            texts[place] = kept;
        }
        return kept;
    }

    private static int place(char[] characters, int offset, int length) {
        int hash = length;
        for (int place = offset; place < offset + length; place++) {
            hash = hash * 31 + characters[place];
        }
        return (hash ^ (hash >>> 12)) & (KEPT - 1);
    }

    private static boolean isOf(String text, char[] characters, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int place = 0; place < length; place++) {
            if (text.charAt(place) != characters[offset + place]) {
                return false;
            }
        }
        return true;
    }
}
