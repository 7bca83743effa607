package dev.patternengine.mining.text;

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
    private static final String LISTED = "Parameters: ";

    /** What statements are run with. */
    private static final Set<String> NAMES = Set.of("parameters", "params", "bindings", "binds", "args", "arguments");

    /** Before such a name, where no other word may be that makes it one of names. */
    private static final Set<String> WITH =
            Set.of("with", "and", "using", "bound", "bind", "query", "sql", "statement");

    private BoundValues() {}

    /** Where the value or the list of values ends that the bracket at the place opens, the place itself where it opens none. */
    static int end(String text, int open, int length) {
        char before = open < 2 ? 'x' : text.charAt(open - 1);
        if (before != ' ' && before != '=') {
            return open;
        }
        if (isOne(text, open)) {
            int line = Lines.end(text, open, length);
            int behind = text.indexOf(CLASS, open);
            int last = text.lastIndexOf(']', line - 1);
            return behind >= 0 && behind < line ? behind : last > open ? last : line;
        }
        return isList(text, open, length) ? RowValues.close(text, open, length) : open;
    }

    private static boolean isOne(String text, int open) {
        if (text.charAt(open) != '[') {
            return false;
        }
        if (text.startsWith("parameter value ", open - 16)) {
            return true;
        }
        boolean arrow = text.startsWith(" - ", open - 3) || text.startsWith(" <- ", open - 4);
        String near = arrow ? text.substring(Math.max(0, open - NEARBY), open) : "";
        return near.contains("binding parameter ") || near.contains("extracted value ");
    }

    private static boolean isList(String text, int open, int length) {
        int end = open - 1;
        end -= end > 0 && (text.charAt(end - 1) == ':' || text.charAt(end - 1) == '=') ? 1 : 0;
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

    /** Where the values begin that an arrow at the place introduces, -1 where it introduces none. */
    static int listed(String text, int arrow, int length) {
        int name = Texts.skipBlanks(text, arrow + 1, length);
        boolean told = text.startsWith("==", arrow - 2) && text.startsWith(LISTED, name);
        return told ? name + LISTED.length() : -1;
    }
}
