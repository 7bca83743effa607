package dev.patternengine.mining.text.shape;

/** Lines of a text. Each question is O(length of the line). */
public final class Lines {
    private Lines() {}

    /** Where the line ends that begins at the place or before it. */
    public static int end(String text, int begin, int length) {
        int end = text.indexOf('\n', begin);
        return end < 0 || end > length ? length : end;
    }

    /** Where the next line begins that is not blank. */
    public static int next(String text, int end, int length) {
        int line = end + 1;
        for (int place = line; place < length && text.charAt(place) <= ' '; place++) {
            line = text.charAt(place) == '\n' ? place + 1 : line;
        }
        return line;
    }

    /** The number of blanks before the first word of the line. */
    public static int indent(String text, int line, int length) {
        int place = line;
        while (place < length && (Texts.isBlank(text.charAt(place)) || text.charAt(place) == '\r')) {
            place++;
        }
        return place - line;
    }

    /** The end of the part without the blanks at it. */
    public static int trimmed(String text, int begin, int end) {
        int last = end;
        while (last > begin && text.charAt(last - 1) <= ' ') {
            last--;
        }
        return last;
    }

    /** Whether the line sets others off. */
    public static boolean isRule(String text, int line, int end) {
        for (int place = line; place < end; place++) {
            if ("-+=|: \t\r".indexOf(text.charAt(place)) < 0) {
                return false;
            }
        }
        return true;
    }
}
