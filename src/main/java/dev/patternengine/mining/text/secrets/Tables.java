package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;

/**
 * Columns with secrets: a line of headings, one of them the name of a secret, and lines of as many cells below it, with bars,
 * tabs, commas, semicolons or two blanks and more between; and such lines right above the headings where no blanks stand between.
 * Cost: O(length of the lines).
 */
final class Tables {
    private static final String SEPARATORS = "|\t,; ";
    private static final int MOST_COLUMNS = 63;
    private static final int LONGEST_HEADING = 40;

    private final String text;
    private final int length;
    private final Spans spans;
    private char separator;
    private int cells;
    private long secret;

    Tables(String text, int length, Spans spans) {
        this.text = text;
        this.length = length;
        this.spans = spans;
    }

    /** The place behind the table whose headings are on the line, the line itself where these are none. */
    int behind(int line, int end) {
        for (int kind = 0; kind < SEPARATORS.length(); kind++) {
            separator = SEPARATORS.charAt(kind);
            secret = secretColumns(line, end);
            if (secret != 0) {
                return rows(Lines.next(text, end, length));
            }
        }
        return line;
    }

    /** The columns, a bit for each, 0 where the line has no headings or none is the name of a secret. */
    private long secretColumns(int line, int end) {
        cells = 0;
        long named = 0;
        int headings = 0;
        int cell = line;
        while (cell <= end && cells < MOST_COLUMNS) {
            int last = cellEnd(cell, end);
            int begin = begin(cell, last);
            int trimmed = trimmed(begin, last);
            if (trimmed > begin && !isHeading(begin, trimmed)) {
                return 0;
            }
            headings += trimmed > begin ? 1 : 0;
            named |= trimmed > begin && isSecret(begin, trimmed) ? 1L << cells : 0;
            cells++;
            cell = next(last, end);
        }
        return headings > 1 || (headings == 1 && separator == '|' && cells > 2) ? named : 0;
    }

    /** Adds the cells of the rows above the headings on the line, down from the place at the earliest. */
    void addAbove(int headings, int floor, Spans above) {
        int first = headings;
        int line = before(first);
        while (line >= floor && isRow(line, first - 1)) {
            first = line;
            line = before(first);
        }
        while (first < headings) {
            int end = Lines.end(text, first, length);
            row(first, end, above);
            first = end + 1;
        }
    }

    /** Where the line begins before the one that begins at the place, -1 where there is none. */
    private int before(int line) {
        return line < 2 ? line - 1 : text.lastIndexOf('\n', line - 2) + 1;
    }

    private boolean isRow(int line, int end) {
        int mark = text.indexOf(separator, line);
        return separator != ' '
                && mark >= line
                && mark + 1 < end
                && text.charAt(mark + 1) != ' '
                && count(line, end) == cells;
    }

    private int rows(int first) {
        int line = first;
        while (line < length) {
            int end = Lines.end(text, line, length);
            if (!Lines.isRule(text, line, end)) {
                if (count(line, end) != cells) {
                    return line;
                }
                row(line, end, spans);
            }
            line = Lines.next(text, end, length);
        }
        return line;
    }

    private int count(int line, int end) {
        int count = 1;
        int last = cellEnd(line, end);
        while (last < end && next(last, end) <= end) {
            last = cellEnd(next(last, end), end);
            count++;
        }
        return count;
    }

    private void row(int line, int end, Spans found) {
        int cell = line;
        for (int column = 0; column < cells && cell <= end; column++) {
            int last = cellEnd(cell, end);
            int begin = begin(cell, last);
            if ((secret >> column & 1) != 0) {
                found.add(begin, trimmed(begin, last));
            }
            cell = next(last, end);
        }
    }

    private int cellEnd(int cell, int end) {
        int begin = begin(cell, end);
        int place = cell;
        if (begin > cell && begin <= end && Texts.isQuote(text.charAt(begin - 1))) {
            int close = text.indexOf(text.charAt(begin - 1), begin);
            place = close < 0 || close > end ? cell : close;
        }
        place = separator == ' ' ? Math.max(place, begin) : place;
        while (place < end && !isSeparator(place, end)) {
            place++;
        }
        return place;
    }

    private boolean isSeparator(int place, int end) {
        return text.charAt(place) == separator
                && (separator != ' ' || (place + 1 < end && text.charAt(place + 1) == ' '));
    }

    private int next(int last, int end) {
        int next = last + 1;
        while (separator == ' ' && next < end && text.charAt(next) == ' ') {
            next++;
        }
        return separator == ' ' && next >= end ? end + 1 : next;
    }

    /** Behind the blanks and the quote before the contents of a cell. */
    private int begin(int cell, int end) {
        int begin = cell;
        while (begin < end && (text.charAt(begin) == ' ' || (separator != '\t' && text.charAt(begin) == '\t'))) {
            begin++;
        }
        return begin < end && Texts.isQuote(text.charAt(begin)) ? begin + 1 : begin;
    }

    private int trimmed(int begin, int end) {
        int last = Lines.trimmed(text, begin, end);
        return last > begin && Texts.isQuote(text.charAt(last - 1)) ? last - 1 : last;
    }

    private boolean isHeading(int begin, int end) {
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            boolean blank = here == ' ' && (separator == '|' || separator == ' ');
            if (!Texts.isWord(here) && "_-.".indexOf(here) < 0 && !blank) {
                return false;
            }
        }
        return end - begin <= LONGEST_HEADING && !Texts.isDigit(text.charAt(begin));
    }

    private boolean isSecret(int begin, int end) {
        int word = end;
        while (word > begin && Texts.isWord(text.charAt(word - 1))) {
            word--;
        }
        boolean last = end >= length;
        SecretName name =
                word == end ? null : last ? SecretName.of(text, word, end) : Secrets.name(text, word, end, length);
        return name != null && (name.bare() || name.extent() == SecretName.Extent.CLAUSE);
    }
}
