package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;

/** Values of parameters as addresses of the web have them: {@code a=1&b=x}. */
final class Parameters {
    private static final int LONGEST = 128;
    private static final int LOWER = 0x20;
    private static final char SECRET = 'p';

    private Parameters() {}

    /** The value of the parameter that the word names, null when it names none. O({@value #LONGEST}). */
    static Span value(String text, int begin, int end, int length) {
        if (end - begin == 1 && (text.charAt(begin) | LOWER) == SECRET) {
            Span beside = ShortNames.value(text, begin, end, length);
            if (beside != null) {
                return beside;
            }
        }
        if (text.charAt(end) != '=') {
            return null;
        }
        int last = end + 1;
        int bound = Math.min(length, end + LONGEST);
        while (last < bound && text.charAt(last) > ' ' && "&'\"`,;<>)]}".indexOf(text.charAt(last)) < 0) {
            last++;
        }
        boolean first = Texts.isAt(text, last, length, '&') && isNamed(text, last + 1, length);
        boolean further = begin > 0 && (text.charAt(begin - 1) == '&' || text.charAt(begin - 1) == '?');
        return first || further || isGrant(text, begin, end, last) ? Span.of(end + 1, last) : null;
    }

    /** {@code code=} with small letters and digits: what is exchanged for a token; codes that tell errors apart have no such. */
    private static boolean isGrant(String text, int begin, int end, int last) {
        boolean code = end - begin == 4 && text.regionMatches(true, begin, "code", 0, 4);
        boolean small = false;
        for (int place = end + 1; code && place < last; place++) {
            small |= Texts.isLower(text.charAt(place));
        }
        return code && small && Sentences.isMixed(text, end + 1, last);
    }

    private static boolean isNamed(String text, int begin, int length) {
        int end = begin;
        int bound = Math.min(length, begin + LONGEST);
        while (end < bound && Texts.isPiece(text.charAt(end))) {
            end++;
        }
        return end > begin && Texts.isAt(text, end, length, '=');
    }
}
