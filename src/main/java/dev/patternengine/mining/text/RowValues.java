package dev.patternengine.mining.text;

/**
 * The values of rows that databases and their clients tell without quotes, whatever their columns are: {@code Failing row contains
 * (17, ann, …)} and {@code insert into users (name, password) values (ann, …), (bob, …)}. Cost: O(length).
 */
final class RowValues {
    private static final String CONTAINS = "row contains ";
    private static final String VALUES = ") values ";

    private RowValues() {}

    /** The values among the first characters of a text, each row without its parentheses. */
    static Spans in(String text, int length) {
        Spans spans = Spans.NONE;
        int open = text.indexOf('(');
        while (open >= 0 && open < length) {
            int behind = open + 1;
            if (isBefore(CONTAINS, text, open) || isBefore(VALUES, text, open)) {
                spans = spans == Spans.NONE ? new Spans() : spans;
                behind = rows(text, open, length, spans);
            }
            open = text.indexOf('(', behind);
        }
        return spans;
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

    /** The parenthesis that closes the one at the place; the end of the text where none does. */
    private static int close(String text, int open, int length) {
        int depth = 0;
        for (int place = open; place < length; place++) {
            char here = text.charAt(place);
            depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            if (depth == 0) {
                return place;
            }
        }
        return length;
    }
}
