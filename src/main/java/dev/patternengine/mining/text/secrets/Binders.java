package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
import java.util.List;
import java.util.Set;

/**
 * Calls that bind a value to a place or a name: {@code setString(2, x)}, {@code bindValue(:p, x)}, {@code setenv(A, x)}, and what
 * the places of statements are told to hold: {@code $2 = x}, {@code [2] = x}, {@code @p1=x}. Each question is O({@value #LONGEST})
 * and O(length of the value).
 */
final class Binders {
    private static final int LONGEST = 48;
    private static final String BIND = "bind";
    private static final String BINDINGS = "bindings";
    private static final String SET = "set";
    private static final String UPDATE = "update ";
    private static final String FIRST = "sapbSAPB";
    private static final String NEXT = " [";

    /** What such calls begin with, and what may follow. */
    private static final List<String> VERBS = List.of("set", "add", "put");

    private static final Set<String> KINDS =
            Set.of(("string nstring object text value parameter parameters param params bytes"
                            + " property attribute header field item env extra parametervalue withvalue clob nclob")
                    .split(" "));

    /** What runs statements. */
    private static final Set<String> RUNNING = Set.of(
            "execute",
            "query",
            "exec",
            "queryrow",
            "executemany",
            "querysingle",
            "executesql",
            "executequery",
            "executeupdate");

    private Binders() {}

    /** The values of the call whose name ends at the place, null where it is none. */
    static Span bound(String text, int word, int length) {
        char mark = text.charAt(word);
        if (mark != '(' && mark != ':') {
            return null;
        }
        int begin = word;
        while (begin > 0 && word - begin < LONGEST && isName(text.charAt(begin - 1))) {
            begin--;
        }
        if (begin == word
                || FIRST.indexOf(text.charAt(begin)) < 0
                || (mark == ':' && !Texts.isAt(text, word + 1, length, ' '))
                || !isBinding(Texts.lower(text, begin, word).replace("_", ""))) {
            return null;
        }
        int first = mark == '(' ? word + 1 : Texts.skipBlanks(text, word + 1, length);
        int comma = comma(text, first, length);
        if (comma < 0 || (mark == ':' && !isNumber(text, first, comma))) {
            return null;
        }
        int value = Texts.skipBlanks(text, comma + 1, length);
        return mark == '('
                ? Span.of(value, RowValues.close(text, word, length))
                : Values.at(text, value, length, SecretName.Extent.CLAUSE);
    }

    /** Whether what is called at the bracket at the place runs a statement with values. */
    static boolean isRunning(String text, int word, int end, int length) {
        return Texts.isAt(text, end, length, '(') && RUNNING.contains(Texts.lower(text, word, end));
    }

    /** Whether values of a statement follow: {@code bindings}, {@code update a set}. */
    static boolean isOfValues(String text, int word, int last) {
        int size = last - word;
        if (size == BINDINGS.length()) {
            return text.regionMatches(true, word, BINDINGS, 0, size);
        }
        int begin = Math.max(0, word - LONGEST);
        return size == SET.length()
                && text.regionMatches(true, word, SET, 0, size)
                && Texts.lower(text, begin, word).contains(UPDATE);
    }

    private static boolean isName(char character) {
        return Texts.isWord(character) || character == '_';
    }

    private static boolean isBinding(String name) {
        if (name.startsWith(BIND) || name.contains("3bind")) {
            return true;
        }
        return VERBS.stream().anyMatch(verb -> name.startsWith(verb) && KINDS.contains(name.substring(verb.length())));
    }

    /** The comma behind the first argument, -1 where there is none near. */
    private static int comma(String text, int begin, int length) {
        int bound = Math.min(length, begin + LONGEST);
        for (int place = begin; place < bound; place++) {
            if (text.charAt(place) == ',') {
                return place;
            }
            if (")\n;".indexOf(text.charAt(place)) >= 0) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isNumber(String text, int begin, int end) {
        int place = begin;
        while (place < end && Texts.isDigit(text.charAt(place))) {
            place++;
        }
        return place == end && end > begin;
    }

    /** What the place between has that is named by a number or word behind a sign; null where it has none: {@code $2 = x}. */
    static Span placed(String text, int begin, int end, int length) {
        if (begin == 0 || end >= length) {
            return null;
        }
        char sign = text.charAt(begin - 1);
        boolean number = Texts.isDigit(text.charAt(begin));
        boolean bracket = sign == '[' && number && text.charAt(end) == ']';
        boolean signed = isParameter(text, begin, end)
                || sign == '@'
                || ((sign == '$' || sign == '?') && number)
                || (sign == ':' && isApart(text, begin - 1));
        if (!bracket && !signed) {
            return null;
        }
        int mark = Texts.skipBlanks(text, bracket ? end + 1 : end, length);
        boolean equals = Texts.isAt(text, mark, length, '=') && !Texts.isAt(text, mark + 1, length, '=');
        boolean colon = Texts.isAt(text, mark, length, ':') && (sign == '?' || sign == '@');
        if (!equals && !colon) {
            return null;
        }
        int value = Secrets.behindMark(text, mark, length);
        Span held = value < 0 || value >= length ? null : Values.at(text, value, length, SecretName.Extent.CLAUSE);
        int next = bracket && held != null ? text.indexOf(NEXT, held.begin()) : -1;
        return next > value && next < held.end() ? Span.of(held.begin(), next) : held;
    }

    /** {@code p2=}. */
    private static boolean isParameter(String text, int begin, int end) {
        return text.charAt(begin) == 'p' && isNumber(text, begin + 1, end) && text.charAt(end) == '=';
    }

    private static boolean isApart(String text, int colon) {
        return colon == 0 || " ,([{\n\t".indexOf(text.charAt(colon - 1)) >= 0;
    }
}
