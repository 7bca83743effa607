package dev.patternengine.mining.text;

/**
 * The values of rows that databases and their clients tell without quotes, whatever their columns are: {@code Failing row contains
 * (17, ann, …)} and {@code insert into users (name, password) values (ann, …), (bob, …)}, and {@link BoundValues}. Cost: O(length).
 */
final class RowValues {
    private static final String CONTAINS = "row contains ";
    private static final String VALUES = ") values ";

    private RowValues() {}

    /** The values among the first characters of a text, each row without its brackets. */
    static Spans in(String text, int length) {
        Spans spans = Spans.NONE;
        int place = 0;
        while (place < length) {
            char here = text.charAt(place);
            if (here == '(' || here == '[' || here == '>') {
                int first = first(text, place, length);
                spans = spans == Spans.NONE && first >= 0 ? new Spans() : spans;
                place = first < 0 ? place + 1 : add(text, place, first, length, spans);
            } else {
                place++;
            }
        }
        return spans;
    }

    /** Where values begin behind the mark, -1 where none do. */
    private static int first(String text, int mark, int length) {
        if (text.charAt(mark) == '>') {
            return BoundValues.listed(text, mark, length);
        }
        boolean row = text.charAt(mark) == '(' && (isBefore(CONTAINS, text, mark) || isBefore(VALUES, text, mark));
        return row || BoundValues.end(text, mark, length) > mark ? mark + 1 : -1;
    }

    /** Adds the values that begin at the place behind the mark; the place behind them. */
    private static int add(String text, int mark, int first, int length, Spans spans) {
        int end = text.charAt(mark) == '>' ? Lines.end(text, first, length) : BoundValues.end(text, mark, length);
        if (end == mark) {
            return rows(text, mark, length, spans);
        }
        spans.add(first, end);
        return end + 1;
    }

    private static boolean isBefore(String words, String text, int open) {
        return text.regionMatches(true, open - words.length(), words, 0, words.length());
    }

    /** Adds the rows from the one that opens at the place; the place behind them. */
    private static int rows(String text, int first, int length, Spans spans) {
        int open = first;
        int close = first;
        while (Texts.isAt(text, open, length, '(')) {
            close = close(text, open, length);
            spans.add(open + 1, close);
            open = close + 1;
            if (Texts.isAt(text, open, length, ',')) {
                open = Texts.skipBlanks(text, open + 1, length);
            }
        }
        return close + 1;
    }

    /** The bracket that closes the one at the place; the end of the text where none does. */
    static int close(String text, int open, int length) {
        char opening = text.charAt(open);
        char closing = opening == '(' ? ')' : ']';
        int depth = 0;
        for (int place = open; place < length; place++) {
            char here = text.charAt(place);
            depth += here == opening ? 1 : here == closing ? -1 : 0;
            if (depth == 0) {
                return place;
            }
        }
        return length;
    }
}
