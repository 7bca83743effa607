package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;

/**
 * Secrets on the lines below their names: the lines that a name with a mark at the end of its line introduces, set further in
 * than it or alone, and the columns of {@link Tables}. Labels within such lines stay, as names in JSON do.
 *
 * <p>Cost: O(length), and O(1) for texts of one line.
 */
public final class Below {
    private static final String MARKS = ":=>~-";
    /** What forms of several parts have before the name of each. */
    private static final String FIELD = "form-data; name=\"";

    private static final int LONGEST_LABEL = 48;

    private final String text;
    private final int length;
    private final Spans spans = new Spans();
    private final Spans above = new Spans();

    private Below(String text, int length) {
        this.text = text;
        this.length = length;
    }

    /** The secrets among the first characters of a text that stand on lines below their names. */
    public static Spans in(String text, int length) {
        int line = text.indexOf('\n');
        return line < 0 || line >= length - 1 ? Spans.NONE : new Below(text, length).spans();
    }

    private Spans spans() {
        int line = 0;
        int floor = 0;
        while (line < length) {
            int end = Lines.end(text, line, length);
            Tables table = new Tables(text, length, spans);
            int behind = table.behind(line, end);
            if (behind > line) {
                table.addAbove(line, floor, above);
                floor = behind;
            }
            if (behind == line) {
                behind = Math.max(end + 1, named(line, end));
            }
            line = behind;
        }
        return spans.with(above);
    }

    /** Adds what the last name of a secret on the line introduces; the place behind it. */
    private int named(int line, int end) {
        int word = line;
        while (word < end) {
            int last = Texts.wordEnd(text, word, end);
            SecretName name = last > word ? Secrets.name(text, word, last, length) : null;
            int behind =
                    name == null ? 0 : below(name, line, word, Secrets.nameEnd(name, text, word, last, length), end);
            if (behind > 0) {
                return behind;
            }
            word = Math.max(last, word + 1);
        }
        return 0;
    }

    private int below(SecretName name, int line, int word, int nameEnd, int end) {
        int closed = nameEnd;
        while (closed < end && "\"'`])*\\".indexOf(text.charAt(closed)) >= 0) {
            closed++;
        }
        int mark = Texts.skipBlanks(text, closed, end);
        int rest = mark;
        while (rest < end && MARKS.indexOf(text.charAt(rest)) >= 0) {
            rest++;
        }
        int next = Lines.next(text, end, length);
        if (next >= length || !isRest(rest, end)) {
            return 0;
        }
        boolean marked = rest > mark && text.charAt(mark) != '-';
        return marked ? block(line, next) : name.bare() ? bare(line, word, next) : 0;
    }

    /** Whether nothing stands there but what tells that the value goes on below: {@code |}, {@code >-}, a backslash. */
    private boolean isRest(int begin, int end) {
        int place = begin;
        while (place < end && " \t\r|>\\+-123456789".indexOf(text.charAt(place)) >= 0) {
            place++;
        }
        return place >= end;
    }

    /** Adds the lines that are set in further than the one before, or the only word of the next one. */
    private int block(int line, int first) {
        int indent = Lines.indent(text, line, length);
        int next = first;
        while (next < length && isWithin(next, indent) && !isTrace(next)) {
            int end = Lines.end(text, next, length);
            value(next, end);
            next = Lines.next(text, end, length);
        }
        if (next == first) {
            alone(first, true);
        }
        return next;
    }

    private boolean isWithin(int line, int indent) {
        int own = Lines.indent(text, line, length);
        return own > indent || (own == indent && text.startsWith("- ", line + own));
    }

    private boolean isTrace(int line) {
        int begin = line + Lines.indent(text, line, length);
        return text.startsWith("at ", begin) || text.startsWith("File \"", begin);
    }

    /** The value of the line, behind its label where it has one. */
    private void value(int line, int end) {
        int begin = line + Lines.indent(text, line, length);
        begin = text.startsWith("- ", begin) ? Texts.skipBlanks(text, begin + 2, end) : begin;
        int label = begin;
        while (label < end && label - begin < LONGEST_LABEL && isLabel(text.charAt(label))) {
            label++;
        }
        boolean mark = label > begin
                && Texts.isAt(text, label, end, ':')
                && (label + 1 >= end || text.charAt(label + 1) <= ' ');
        boolean equals = label > begin && Texts.isAt(text, Texts.skipBlanks(text, label, end), end, '=');
        int value = mark ? label + 1 : equals ? Texts.skipBlanks(text, label, end) + 1 : begin;
        Prose.addUnknown(text, Texts.skipBlanks(text, value, end), Lines.trimmed(text, value, end), spans);
    }

    private static boolean isLabel(char character) {
        return Texts.isWord(character) || "_-.\"'".indexOf(character) >= 0;
    }

    /** Behind a name without a mark: what looks like a secret, or the only word below the only word. */
    private int bare(int line, int word, int next) {
        int first = word;
        while (first > line && (Texts.isWord(text.charAt(first - 1)) || "_-.".indexOf(text.charAt(first - 1)) >= 0)) {
            first--;
        }
        int rule = Lines.end(text, next, length);
        int value = Lines.isRule(text, next, rule) ? Math.min(Lines.next(text, rule, length), length) : next;
        boolean field = text.startsWith(FIELD, first - FIELD.length());
        alone(value, field || first == line + Lines.indent(text, line, length));
        return 0;
    }

    private void alone(int line, boolean anything) {
        if (line >= length) {
            return;
        }
        int begin = line + Lines.indent(text, line, length);
        int last = Sentences.wordEnd(text, begin, length);
        boolean only = Lines.trimmed(text, begin, Lines.end(text, line, length)) <= last + 1;
        boolean label = Texts.isAt(text, last, length, ':') || Texts.isAt(text, last, length, '=');
        boolean secret = last > begin && Sentences.begins(text.charAt(begin)) && !Prose.isKnown(text, begin, last);
        if (secret && !label && ((only && anything) || Sentences.isMixed(text, begin, last))) {
            spans.add(begin, last);
        }
    }
}
