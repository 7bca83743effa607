package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
import java.util.List;
import java.util.Set;

/**
 * What elements of XML hold that only say that they hold a value, as parameters of calls do: {@code <value><string>x</string></value>},
 * {@code <arg0>x</arg0>}. What such calls answer of errors stays. Each question is O({@value #NEARBY}) and O(length of the value).
 */
public final class Elements {
    private static final int NEARBY = 128;
    private static final Set<String> NAMES = Set.of(
            "value", "string", "val", "base64", "base64binary", "arg", "argument", "item", "param", "parameter", "in");
    private static final String NAME_END = "</name>";
    private static final List<String> TELLING =
            List.of("string", "message", "error", "code", "reason", "detail", "status");
    private static final String FAULT = "fault";

    private Elements() {}

    /** The contents behind the tag that the mark at the place ends, null where the element is no such one. */
    public static Span value(String text, int mark, int length) {
        if (!Texts.isAt(text, mark, length, '>')) {
            return null;
        }
        int open = open(text, mark);
        if (open < 0 || !isName(text, open + 1, mark) || isTelling(text, open)) {
            return null;
        }
        Span held = Secrets.tagged(text, mark + 1, length);
        boolean prose = held == null || Prose.is(text, held.begin(), held.end());
        return prose || isBlank(text, held) || isState(text, held) ? null : held;
    }

    private static int open(String text, int mark) {
        int open = mark - 1;
        while (open >= 0 && mark - open < NEARBY && "<>\n".indexOf(text.charAt(open)) < 0) {
            open--;
        }
        return open >= 0 && text.charAt(open) == '<' ? open : -1;
    }

    /** Whether such a name, also with a number, stands there behind the prefix of its space. */
    private static boolean isName(String text, int begin, int mark) {
        int end = begin;
        int name = begin;
        while (end < mark && (Texts.isWord(text.charAt(end)) || ":_-".indexOf(text.charAt(end)) >= 0)) {
            name = text.charAt(end) == ':' ? end + 1 : name;
            end++;
        }
        int letters = end;
        while (letters > name && Texts.isDigit(text.charAt(letters - 1))) {
            letters--;
        }
        return NAMES.contains(Texts.lower(text, name, letters)) || NAMES.contains(Texts.lower(text, name, end));
    }

    /** Whether the name before says that the value tells of an error: {@code <name>faultString</name><value>}. */
    private static boolean isTelling(String text, int open) {
        String near = Texts.lower(text, Math.max(0, open - NEARBY / 2), open);
        int end = near.lastIndexOf(NAME_END);
        int name = end < 0 ? -1 : near.lastIndexOf('>', end);
        String called = name < 0 ? "" : near.substring(name + 1, end);
        boolean value = end >= 0 && near.indexOf(NAME_END.charAt(1), end + NAME_END.length()) < 0;
        return value && (called.startsWith(FAULT) || TELLING.stream().anyMatch(called::endsWith));
    }

    private static boolean isBlank(String text, Span held) {
        return Texts.skipBlanks(text, held.begin(), held.end()) >= held.end();
    }

    private static boolean isState(String text, Span held) {
        return States.isWhole(text, held.begin(), held.end()) || Prose.isKnown(text, held.begin(), held.end());
    }
}
