package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Values bound to a statement, as the logs of object mappers and drivers tell them without quotes: {@code binding parameter [2]
 * as [VARCHAR] - [x]}, {@code with parameters [a, x]}, {@code ==> Parameters: a(String), x(String)}. Each question is O({@value
 * #NEARBY}) and where there are some, O(length of the line).
 */
final class BoundValues {
    private static final int NEARBY = 96;
    private static final int LONGEST = 12;
    private static final String CLASS = "], value class [";
    private static final String TYPED = "] - ";
    private static final String POSITIONS = ": $1 =";
    private static final String ITEM = "(item=";
    private static final String LISTED = "Parameters: ";

    /** The last letters of all such names. */
    private static final String LAST = "sdSD";

    /** What statements are run with. */
    private static final Set<String> NAMES = Set.of(
            "parameters",
            "params",
            "bindparams",
            "bindings",
            "binds",
            "bind",
            "args",
            "arguments",
            "values",
            "variables");

    /** What is bound one by one. */
    private static final Set<String> NUMBERED = Set.of("bind", "binding", "param", "parameter");

    private static final Set<String> COMPARING = Set.of("expected", "was", "got", "actual", "received");

    /** Before such a name, where no other word may be that makes it one of names. */
    private static final Set<String> WITH =
            Set.of("with", "and", "using", "bound", "bind", "query", "sql", "statement");

    private BoundValues() {}

    /** The value, or the list of values, that the mark at the place introduces; null where there is none. */
    static Span at(String text, int mark, int length) {
        if (text.charAt(mark) == '>') {
            return listed(text, mark, length);
        }
        if (text.charAt(mark) == '<') {
            return compared(text, mark, length);
        }
        if (text.startsWith(ITEM, mark)) {
            int item = mark + ITEM.length();
            return Texts.isAt(text, item, length, '{') ? null : Span.of(item, RowValues.close(text, mark, length));
        }
        char before = mark < 2 ? 'x' : text.charAt(mark - 1);
        if (before != ' ' && before != '=') {
            return null;
        }
        if (text.charAt(mark) == '[') {
            Span one = text.startsWith("as [", mark - 3) ? typed(text, mark, length) : one(text, mark, length);
            if (one != null) {
                return one;
            }
        }
        if (!isList(text, mark, length)) {
            return null;
        }
        Span values = Span.of(mark + 1, RowValues.close(text, mark, length));
        return text.charAt(mark) == '{' && values != null && hasNames(text, values) ? null : values;
    }

    /** Whether the braces hold names with their values, or a sentence. */
    private static boolean hasNames(String text, Span values) {
        for (int place = values.begin(); place < values.end(); place++) {
            if (":=\"".indexOf(text.charAt(place)) >= 0) {
                return true;
            }
        }
        return Prose.is(text, values.begin(), values.end());
    }

    /** What a test expected, and what was there: {@code expected:<x> but was:<y>}. */
    private static Span compared(String text, int open, int length) {
        int mark = open - (open > 0 && text.charAt(open - 1) == ' ' ? 2 : 1);
        if (mark < 3 || text.charAt(mark) != ':') {
            return null;
        }
        int word = wordBegin(text, mark);
        int close = COMPARING.contains(Texts.lower(text, word, mark)) ? text.indexOf('>', open) : -1;
        boolean told = close > open && close < Lines.end(text, open, length);
        return told && !Prose.isKnown(text, open + 1, close) ? Span.of(open + 1, close) : null;
    }

    /** The value behind {@code bind[0]:}, {@code parameter 1 =} and the like where the word is such a name, else null. */
    static Span numbered(String text, int begin, int end, int length) {
        if (text.startsWith(POSITIONS, end)) {
            return Span.of(end + 2, Lines.end(text, end, length));
        }
        boolean bracket = Texts.isAt(text, end, length, '[');
        int number = bracket || Texts.isAt(text, end, length, ' ') ? end + 1 : length;
        number += Texts.isAt(text, number, length, '#') ? 1 : 0;
        if (number >= length
                || !Texts.isDigit(text.charAt(number))
                || !NUMBERED.contains(Texts.lower(text, begin, end))) {
            return null;
        }
        int digits = number;
        while (digits < length && Texts.isDigit(text.charAt(digits))) {
            digits++;
        }
        int close = bracket && Texts.isAt(text, digits, length, ']') ? digits + 1 : digits;
        int mark = Texts.skipBlanks(text, close, length);
        boolean arrow = mark < length && text.startsWith("->", mark);
        if (mark >= length || (!arrow && ":=".indexOf(text.charAt(mark)) < 0)) {
            return null;
        }
        int value = arrow ? Texts.skipBlanks(text, mark + 2, length) : Secrets.behindMark(text, mark, length);
        Span span = value < 0 || value >= length ? null : Values.at(text, value, length, SecretName.Extent.CLAUSE);
        return span == null || Prose.is(text, span.begin(), span.end()) || States.isWhole(text, value, length)
                ? null
                : span;
    }

    /** What stands behind the type in the brackets. */
    private static Span typed(String text, int open, int length) {
        int line = Lines.end(text, open, length);
        int close = text.indexOf(']', open);
        if (!isBinding(text, open) || close < 0 || close >= line || !text.startsWith(TYPED, close)) {
            return null;
        }
        int value = close + TYPED.length();
        boolean bracket = Texts.isAt(text, value, line, '[');
        return bracket ? Span.of(value + 1, lastBracket(text, value, line)) : Span.of(value, line);
    }

    private static Span one(String text, int open, int length) {
        if (text.startsWith("parameter value ", open - 16)) {
            int line = Lines.end(text, open, length);
            int behind = text.substring(open, line).indexOf(CLASS);
            return Span.of(open + 1, behind < 0 ? lastBracket(text, open, line) : open + behind);
        }
        boolean arrow = text.startsWith(" - ", open - 3) || text.startsWith(" <- ", open - 4);
        return arrow && isBinding(text, open)
                ? Span.of(open + 1, lastBracket(text, open, Lines.end(text, open, length)))
                : null;
    }

    private static boolean isBinding(String text, int open) {
        String near = text.substring(Math.max(0, open - NEARBY), open);
        return near.contains("binding parameter ") || near.contains("extracted value ");
    }

    private static int lastBracket(String text, int open, int line) {
        int last = text.lastIndexOf(']', line - 1);
        return last > open ? last : line;
    }

    private static boolean isList(String text, int open, int length) {
        int end = open - 1;
        boolean arrow = text.startsWith(" =>", end - 3);
        end -= arrow ? 3 : end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '=') ? 1 : 0;
        if (end < 1 || LAST.indexOf(text.charAt(end - 1)) < 0) {
            return false;
        }
        int name = wordBegin(text, end);
        if (!NAMES.contains(Texts.lower(text, name, end)) || isState(text, open + 1, length)) {
            return false;
        }
        if (arrow) {
            return true;
        }
        if (name == 0 || text.charAt(name - 1) != ' ') {
            return name == 0 || !Texts.isPiece(text.charAt(name - 1));
        }
        int before = wordBegin(text, name - 1);
        return before == name - 1
                || Texts.isDigit(text.charAt(before))
                || WITH.contains(Texts.lower(text, before, name - 1));
    }

    /** Whether the bracket holds nothing, or one word that tells what is wrong with the values. */
    private static boolean isState(String text, int begin, int length) {
        int end = Texts.wordEnd(text, begin, length);
        return end >= length
                || (")]}".indexOf(text.charAt(end)) >= 0 && (end == begin || Ordinary.is(text, begin, end)));
    }

    private static int wordBegin(String text, int end) {
        int begin = end;
        while (begin > 0 && end - begin <= LONGEST && Texts.isWord(text.charAt(begin - 1))) {
            begin--;
        }
        return begin;
    }

    /** What an arrow introduces. */
    private static Span listed(String text, int arrow, int length) {
        int name = Texts.skipBlanks(text, arrow + 1, length);
        boolean told = text.startsWith("==", arrow - 2) && text.startsWith(LISTED, name);
        return told ? Span.of(name + LISTED.length(), Lines.end(text, name, length)) : null;
    }
}
