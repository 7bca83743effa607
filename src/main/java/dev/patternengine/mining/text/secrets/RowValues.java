package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;

/**
 * The values of rows that databases and their clients tell without quotes, whatever their columns are: {@code Failing row contains
 * (17, ann, …)} and {@code insert into users (name, password) values (ann, …), (bob, …)}, and {@link BoundValues}. Cost: O(length).
 */
public final class RowValues {
    private static final String CONTAINS = "row contains ";
    private static final String VALUES = " values";
    private static final String MARKS = "([>{<";
    private static final String[] RECORDS = {"row", "record", "tuple"};
    private static final int SHORTEST_ROW = 5;
    private static final int NEARBY = 96;

    private RowValues() {}

    /** The values among the first characters of a text, each row without its brackets. */
    public static Spans in(String text, int length) {
        Spans spans = Spans.NONE;
        int place = firstMark(text, length);
        int statement = 0;
        while (place < length) {
            char here = text.charAt(place);
            if (here == '(' && place >= statement && Interpolated.begins(text, place)) {
                spans = spans == Spans.NONE ? new Spans() : spans;
                statement = close(text, place, length);
                Interpolated.add(text, place, statement, spans);
            }
            boolean mark = MARKS.indexOf(here) >= 0;
            boolean row = (here == '(' && isRow(text, place))
                    || ((here == '(' || here == '[') && isRecord(text, place, length));
            Span bound = mark && !row ? BoundValues.at(text, place, length) : null;
            spans = spans == Spans.NONE && (row || bound != null) ? new Spans() : spans;
            if (bound != null) {
                spans.add(bound.begin(), bound.end());
            }
            place = row ? rows(text, place, length, spans) : bound != null ? bound.end() : place + 1;
        }
        return spans;
    }

    private static int firstMark(String text, int length) {
        int first = length;
        for (int mark = 0; mark < MARKS.length(); mark++) {
            int place = text.indexOf(MARKS.charAt(mark));
            first = place < 0 ? first : Math.min(first, place);
        }
        return first;
    }

    /** Whether a row is told between brackets, and no sentence. */
    private static boolean isRecord(String text, int open, int length) {
        if (open < SHORTEST_ROW || text.charAt(open - 1) != ' ') {
            return false;
        }
        int end = text.charAt(open - 2) == ':' ? open - 2 : open - 1;
        for (String word : RECORDS) {
            if (isBefore(word, text, end)) {
                int close = close(text, open, length);
                return !Prose.is(text, open + 1, close)
                        && text.substring(open, close).indexOf('=') < 0;
            }
        }
        return false;
    }

    private static boolean isRow(String text, int open) {
        if (isBefore(CONTAINS, text, open)) {
            return true;
        }
        int end = open - (isBefore(" ", text, open) ? 1 : 0);
        if (!isBefore(VALUES, text, end)) {
            return false;
        }
        int before = end - VALUES.length();
        return isBefore(")", text, before)
                || Texts.lower(text, Math.max(0, before - NEARBY), before).contains("into ");
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
        char closing = opening == '(' ? ')' : opening == '{' ? '}' : ']';
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
