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
    private static final String LISTED = "Parameters: ";

    /** The last letter of all such names. */
    private static final char LAST = 's';

    private static final int LOWER = 0x20;

    /** What statements are run with. */
    private static final Set<String> NAMES =
            Set.of("parameters", "params", "bindings", "binds", "args", "arguments", "values", "variables");

    /** Before such a name, where no other word may be that makes it one of names. */
    private static final Set<String> WITH =
            Set.of("with", "and", "using", "bound", "bind", "query", "sql", "statement");

    private BoundValues() {}

    /** The value, or the list of values, that the mark at the place introduces; null where there is none. */
    static Span at(String text, int mark, int length) {
        if (text.charAt(mark) == '>') {
            return listed(text, mark, length);
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
        return isList(text, mark, length) ? Span.of(mark + 1, RowValues.close(text, mark, length)) : null;
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
        end -= end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '=') ? 1 : 0;
        if (end < 1 || (text.charAt(end - 1) | LOWER) != LAST) {
            return false;
        }
        int name = wordBegin(text, end);
        if (!NAMES.contains(Texts.lower(text, name, end)) || isState(text, open + 1, length)) {
            return false;
        }
        if (name == 0 || text.charAt(name - 1) != ' ') {
            return name == 0 || !Texts.isPiece(text.charAt(name - 1));
        }
        int before = wordBegin(text, name - 1);
        return before == name - 1 || WITH.contains(Texts.lower(text, before, name - 1));
    }

    /** Whether the bracket holds nothing, or one word that tells what is wrong with the values. */
    private static boolean isState(String text, int begin, int length) {
        int end = Texts.wordEnd(text, begin, length);
        return end >= length
                || (")]".indexOf(text.charAt(end)) >= 0 && (end == begin || Ordinary.is(text, begin, end)));
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
