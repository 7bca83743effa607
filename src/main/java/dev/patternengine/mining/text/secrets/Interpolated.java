package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Spans;

/**
 * Values that a mapper of objects set into the statement it tells, without quotes: {@code (SQL: select * from a where b = x)}. Cost:
 * O(length of the statement).
 */
final class Interpolated {
    private static final String BEGIN = "(SQL: ";
    private static final String EQUALS = " = ";
    private static final String[] ENDS = {" and ", " or ", " where ", " limit ", " order by ", ", "};

    private Interpolated() {}

    /** Whether such a statement begins at the bracket. */
    static boolean begins(String text, int open) {
        return text.startsWith(BEGIN, open);
    }

    /** Adds the values of the statement between the places. */
    static void add(String text, int open, int close, Spans spans) {
        int mark = text.indexOf(EQUALS, open);
        while (mark >= 0 && mark < close) {
            int value = mark + EQUALS.length();
            int next = text.indexOf(EQUALS, value);
            int bound = next < 0 || next > close ? close : next;
            int end = valueEnd(text, value, bound);
            spans.add(value, end);
            mark = next;
        }
    }

    private static int valueEnd(String text, int value, int bound) {
        String near = text.substring(value, bound);
        int first = near.length();
        for (String end : ENDS) {
            int place = near.indexOf(end);
            first = place >= 0 ? Math.min(first, place) : first;
        }
        return value + first;
    }
}
