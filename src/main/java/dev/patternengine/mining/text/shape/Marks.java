package dev.patternengine.mining.text.shape;

/** Marks between a name and its value other than {@code =} and {@code :}: arrows, and these two as addresses and HTML write them. */
public final class Marks {
    private static final int LONGEST = 32;
    private static final String ARROWS = "\u2192\u21d2\u2190";
    private static final String[] ESCAPED = {
        "%3D",
        "%3A",
        "&#61;",
        "&#58;",
        "&#x3D;",
        "&#x3A;",
        "&equals;",
        "&colon;",
        "\\u003d",
        "\\u003a",
        "\\x3d",
        "\\x3a"
    };

    private Marks() {}

    /** The place behind such a mark, the same place where there is none. O(1). */
    public static int end(String text, int mark, int length) {
        char here = text.charAt(mark);
        if (ARROWS.indexOf(here) >= 0) {
            return mark + 1;
        }
        if (here == '-' || here == '<') {
            return isArrow(text, mark, length) ? mark + 2 : mark;
        }
        return here == '%' || here == '&' || here == '\\' ? escaped(text, mark) : mark;
    }

    /** {@code ->}, {@code <-} or {@code <=}. */
    private static boolean isArrow(String text, int mark, int length) {
        char next = mark + 2 < length ? text.charAt(mark + 1) : ' ';
        return text.charAt(mark) == '-'
                ? next == '>' && !isCall(text, mark + 2, length)
                : (next == '-' || next == '=') && text.charAt(mark + 2) == ' ';
    }

    /** Whether what is called of an object follows, as in {@code auth->login(x)}. */
    private static boolean isCall(String text, int begin, int length) {
        int end = begin;
        while (end < length && end - begin < LONGEST && (Texts.isWord(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end > begin && Texts.isAt(text, end, length, '(');
    }

    private static int escaped(String text, int mark) {
        for (String escaped : ESCAPED) {
            if (text.regionMatches(true, mark, escaped, 0, escaped.length())) {
                return mark + escaped.length();
            }
        }
        return mark;
    }
}
