package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;

/**
 * Fields of rows that no headings name: three or more parts of a line with commas, semicolons or bars between and no blanks, or
 * with tabs, of which two or more are words of no list. Of these only words of the list of {@link Guard} stay. Cost: O(length).
 */
public final class Fields {
    private static final String SEPARATORS = ",;|\t";
    private static final String BREAKING = "=()[]{}<>'\"`&";
    private static final int FEWEST = 3;
    private static final int FREE = 2;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 64;

    private final String text;
    private final int length;
    private Spans spans = Spans.NONE;

    private Fields(String text, int length) {
        this.text = text;
        this.length = length;
    }

    /** The fields to be masked among the first characters of a text. */
    public static Spans in(String text, int length) {
        Fields fields = new Fields(text, length);
        for (int kind = 0; kind < SEPARATORS.length(); kind++) {
            char separator = SEPARATORS.charAt(kind);
            int first = text.indexOf(separator);
            if (first >= 0 && first < length) {
                Spans found = new Spans();
                fields.add(separator, first, found);
                fields.spans = found.isEmpty() ? fields.spans : found.with(fields.spans);
            }
        }
        return fields.spans;
    }

    private void add(char separator, int first, Spans found) {
        int mark = first;
        while (mark >= 0 && mark < length) {
            int end = end(mark, separator);
            if (fieldEnd(mark + 1, end, separator) < end) {
                row(begin(mark, separator), end, separator, found);
            }
            mark = text.indexOf(separator, Math.max(end, mark + 1));
        }
    }

    private boolean isOut(char here, char separator) {
        return separator == '\t' ? here == '\n' || here == '\r' : here <= ' ';
    }

    private int begin(int mark, char separator) {
        int begin = mark;
        while (begin > 0 && mark - begin <= LONGEST && !isOut(text.charAt(begin - 1), separator)) {
            begin--;
        }
        return begin;
    }

    private int end(int mark, char separator) {
        if (separator == '\t') {
            return Lines.trimmed(text, mark, Lines.end(text, mark, length));
        }
        return Texts.blankBehind(text, mark, length);
    }

    /** Adds the fields between the places if these are a row. */
    private void row(int begin, int end, char separator, Spans found) {
        int fields = 0;
        int free = 0;
        int field = begin;
        while (field <= end) {
            int last = fieldEnd(field, end, separator);
            if (last - field > LONGEST || isBroken(field, last)) {
                return;
            }
            fields++;
            free += isFree(field, last) ? 1 : 0;
            field = last + 1;
        }
        if (fields < FEWEST || free < FREE) {
            return;
        }
        for (field = begin; field <= end; ) {
            int last = fieldEnd(field, end, separator);
            int unknown = Guard.unknownEnd(text, field, last, length);
            found.add(field, unknown > field || !isDigits(field, last) ? unknown : field);
            field = last + 1;
        }
    }

    private int fieldEnd(int field, int end, char separator) {
        int last = field;
        while (last < end && text.charAt(last) != separator) {
            last++;
        }
        return last;
    }

    private boolean isBroken(int begin, int end) {
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            if (BREAKING.indexOf(here) >= 0 || (here == ':' && place + 1 >= end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the field begins with a letter, and no word of it is of a list. */
    private boolean isFree(int begin, int end) {
        return end - begin >= SHORTEST
                && Character.isLetter(text.charAt(begin))
                && Surroundings.unknownEnd(text, begin, end, length) > begin;
    }

    private boolean isDigits(int begin, int end) {
        for (int place = begin; place < end; place++) {
            if (!Texts.isDigit(text.charAt(place))) {
                return false;
            }
        }
        return true;
    }
}
