package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.secrets.SecretName.Extent;
import dev.patternengine.mining.text.shape.Marks;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Where secrets stand in an error text: behind their names. After {@code =}, {@code :}, an arrow, a bracket, {@code is} and
 * the like, or as an option's value, whatever stands there is one; behind nothing but a blank {@link Sentences} tell.
 *
 * <p>Each question costs O(length of the value), or a bounded number of steps when there is none.
 */
public final class Secrets {
    private static final int LONGEST_NAME = 24;

    private static final Set<String> STATES = Set.of("yes", "no", "null", "nil", "none", "true", "false");
    private static final Set<String> SCHEMES =
            Set.of("simple", "kerberos", "basic", "digest", "ntlm", "oauth", "oauth2", "ldap", "token");

    private Secrets() {}

    /** The name of a secret that the word is or ends with, or that goes on in it; null when it names none or nothing follows. */
    public static SecretName name(String text, int begin, int end, int length) {
        if (end >= length || end - begin > LONGEST_NAME) {
            return null;
        }
        SecretName name = SecretName.of(text, begin, end);
        return name == null ? Suffixes.stem(text, begin, end, length) : name;
    }

    /** The secret that the word names, null when it names none or nothing follows. */
    public static Span after(String text, int begin, int end, int length) {
        return end >= length ? null : after(name(text, begin, end, length), text, begin, end, length);
    }

    /** The same for a word whose name is known: null names none. Something must follow. */
    public static Span after(SecretName name, String text, int begin, int word, int length) {
        if (name == null) {
            return unnamed(text, begin, word, length);
        }
        int end = nameEnd(name, text, begin, word, length);
        int value = end >= length ? -1 : delimited(name, text, begin, end, length);
        if (value >= 0) {
            return isTold(name, text, end, value, length) ? null : value(name, text, value, length);
        }
        if (end >= length) {
            return null;
        }
        if ((text.charAt(end) == ',' || text.charAt(end) == ';') && name.bare()) {
            boolean clause = name.extent() == Extent.CLAUSE && text.charAt(end) == ',';
            Span next = Remarks.next(text, isFirst(text, begin), end, length);
            return next == null && clause ? Remarks.betweenCommas(text, end, length) : next;
        }
        if (text.charAt(end) == '>' && isTag(text, begin)) {
            return tagged(text, end + 1, length);
        }
        return Texts.isBlank(text.charAt(end)) ? Sentences.secret(name, text, begin, end, length) : null;
    }

    /** What a word that names no secret introduces as one by its place, else null. */
    private static Span unnamed(String text, int begin, int word, int length) {
        Span placed = byPlace(text, begin, word, length);
        if (placed != null) {
            return placed;
        }
        Span told = Options.told(text, begin, word, length);
        Span value = told == null ? Parameters.value(text, begin, word, length) : told;
        if (value != null) {
            return value;
        }
        char last = text.charAt(word - 1);
        Span bound =
                switch (text.charAt(begin)) {
                    case 'b', 'B', 'p', 'P' -> BoundValues.numbered(text, begin, word, length);
                    case 'm', 's' -> BuildLogs.value(text, begin, word, length);
                    default -> null;
                };
        boolean user = bound == null && (last == 'r' || last == 'R');
        return user ? LoginPairs.ofUser(text, begin, word, length) : bound;
    }

    /** What is a value by what stands around the word. */
    private static Span byPlace(String text, int begin, int word, int length) {
        return switch (text.charAt(word)) {
            case '>' -> Elements.value(text, word, length);
            case '(', ':' -> {
                Span bound = Binders.bound(text, word, length);
                yield bound == null ? Binders.placed(text, begin, word, length) : bound;
            }
            case '=', ' ' -> Binders.placed(text, begin, word, length);
            default -> null;
        };
    }

    /** What stands behind a number that is a place in a statement, null where it is none. */
    public static Span behindPlace(String text, int begin, int end, int length) {
        return Binders.placed(text, begin, end, length);
    }

    /** Whether a bracket opens right before the name. */
    private static boolean isFirst(String text, int begin) {
        int first = begin;
        while (first > 0 && begin - first < LONGEST_NAME && isNamePart(text.charAt(first - 1))) {
            first--;
        }
        return first > 0 && "([{".indexOf(text.charAt(first - 1)) >= 0;
    }

    /** The value; behind {@code =} also a last word behind a comma. */
    private static Span value(SecretName name, String text, int value, int length) {
        Span span = Values.at(text, value, length, name.extent());
        boolean clause = span != null && span.begin() == value && name.extent() == Extent.CLAUSE;
        return clause && text.charAt(value - 1) == '='
                ? new Span(value, Values.withLast(text, span.end(), length))
                : span;
    }

    /** Whether the value is a name itself: {@code key: password}. */
    public static boolean endsInName(String text, Span value) {
        int begin = lastWord(text, value.begin(), value.end());
        SecretName name = begin == value.end() ? null : SecretName.of(text, begin, value.end());
        return name != null && name.bare();
    }

    /** Whether a quoted span holds the name of a secret that follows. */
    public static boolean isName(String text, int begin, int close, int length) {
        int word = close;
        while (word > begin && Texts.isWord(text.charAt(word - 1))) {
            word--;
        }
        return word < close && after(text, word, close, length) != null;
    }

    /** Where the last word of the part begins, its end where none ends there. O({@value #LONGEST_NAME}). */
    public static int lastWord(String text, int begin, int end) {
        int word = end;
        while (word > begin && end - word <= LONGEST_NAME && Texts.isWord(text.charAt(word - 1))) {
            word--;
        }
        return word;
    }

    /** The end of all of the name, behind the asterisks that set it off. */
    static int nameEnd(SecretName name, String text, int begin, int word, int length) {
        char next = text.charAt(word);
        if (next == '*' && begin > 0 && text.charAt(begin - 1) == '*') {
            return Texts.isAt(text, word + 1, length, '*') ? word + 2 : word + 1;
        }
        boolean goesOn = (next == '_' || next == '-') && (name.bare() || name.extent() == Extent.CLAUSE);
        return goesOn ? Suffixes.end(text, word, length) : word;
    }

    /** Whether a state or a scheme stands where else the value would. */
    private static boolean isTold(SecretName name, String text, int end, int value, int length) {
        boolean colon = text.lastIndexOf(':', value - 1) >= end;
        return isState(text, value, length)
                || Compared.isComparing(text, value, length)
                || isScheme(name, text, value, length)
                || isCall(text, value, length)
                || (colon && (States.isWhole(text, value, length) || isSentence(name, text, value, length)));
    }

    /** Whether a call that is told secrets stands there, which hides them itself. */
    private static boolean isCall(String text, int value, int length) {
        int end = Texts.wordEnd(text, value, length);
        return end > value && end - value <= LONGEST_NAME && SignInCalls.is(text, end, length);
    }

    /** Whether a sentence begins where else one word would be the value; of those that may have several {@code Taken} tells. */
    private static boolean isSentence(SecretName name, String text, int value, int length) {
        boolean word = name.extent() == Extent.WORD || name.extent() == Extent.LIST;
        return word && Prose.begins(text, value, length);
    }

    /** Where the value begins behind a mark, -1 when there is no mark. */
    private static int delimited(SecretName name, String text, int begin, int end, int length) {
        int closed = behindBracket(text, begin, behindQuote(text, end, length), length);
        int mark = Texts.skipBlanks(text, closed, length);
        if (mark >= length) {
            return -1;
        }
        char here = text.charAt(mark);
        if (name.bare() && Texts.isUnspaced(text.charAt(begin)) && Texts.isWord(text.charAt(end))) {
            return end;
        }
        if (here == '=' || here == ':') {
            int value = behindMark(text, mark, length);
            return value < 0 || value >= length || text.charAt(value) < ' ' ? -1 : value;
        }
        int other = Marks.end(text, mark, length);
        if (other > mark) {
            int value = Texts.skipBlanks(text, other, length);
            return value >= length || text.charAt(value) < ' ' ? -1 : value;
        }
        if (closed > end) {
            return -1;
        }
        if (here == '\\' && mark == end && mark + 2 < length && name.extent() != Extent.LINE) {
            return mark + 2;
        }
        if ((here == '~' || here == '#') && mark == end && name.bare() && name.extent() == Extent.CLAUSE) {
            return mark + 1;
        }
        return isBracketed(name, text, mark, end, length) ? mark : -1;
    }

    /** Behind the quote that closes the name and its backslashes, else the same place. */
    static int behindQuote(String text, int end, int length) {
        int quote = end;
        while (quote < length && text.charAt(quote) == '\\') {
            quote++;
        }
        return Texts.isQuote(text, quote, length) ? quote + 1 : end;
    }

    /** Behind the bracket that closes where one opens right before the name or its quote: {@code [password]}; else the same place. */
    private static int behindBracket(String text, int begin, int end, int length) {
        int kind = end < length ? ")]}".indexOf(text.charAt(end)) : -1;
        if (kind < 0) {
            return end;
        }
        int first = begin;
        while (first > 0
                && begin - first < LONGEST_NAME
                && isNamePart(text.charAt(first - 1))
                && text.charAt(first - 1) != ':') {
            first--;
        }
        first -= first > 0 && Texts.isQuote(text.charAt(first - 1)) ? 1 : 0;
        return first > 0 && text.charAt(first - 1) == "([{".charAt(kind) ? end + 1 : end;
    }

    /** Where the value begins behind {@code =}, {@code :} or marks that begin so; -1 behind two colons. */
    static int behindMark(String text, int mark, int length) {
        int end = mark + 1;
        if (Texts.isAt(text, mark, length, ':') && Texts.isAt(text, end, length, ':')) {
            return Texts.isAt(text, end + 1, length, ' ') ? Texts.skipBlanks(text, end + 1, length) : -1;
        }
        while (end < length && end < mark + 3 && "=>~".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return Texts.skipBlanks(text, text.startsWith("** ", end) ? end + 2 : end, length);
    }

    private static boolean isBracketed(SecretName name, String text, int mark, int end, int length) {
        if ("([{".indexOf(text.charAt(mark)) < 0 || (mark > end && !isFar(name))) {
            return false;
        }
        boolean block = text.charAt(mark) == '{' && name.extent() != Extent.CLAUSE;
        return name.bare() && !block && !text.startsWith("(s)", mark) && mark + 1 < length;
    }

    /** Whether blanks may stand between the name and a bracket with its value. */
    private static boolean isFar(SecretName name) {
        return name.extent() == Extent.CLAUSE || name.text().startsWith("credential");
    }

    /** {@code password: YES} tells whether there was one; {@code null} that there was none. */
    private static boolean isState(String text, int value, int length) {
        int end = Texts.wordEnd(text, value, length);
        return end > value && end - value <= 5 && STATES.contains(Texts.lower(text, value, end));
    }

    private static boolean isScheme(SecretName name, String text, int value, int length) {
        return name.text().equals("auth")
                && SCHEMES.contains(Texts.lower(text, value, Texts.wordEnd(text, value, length)));
    }

    /** Whether the name that ends with the word stands behind {@code <}. */
    private static boolean isTag(String text, int begin) {
        int first = begin;
        while (first > 0 && begin - first < LONGEST_NAME && isNamePart(text.charAt(first - 1))) {
            first--;
        }
        return first > 0 && text.charAt(first - 1) == '<';
    }

    private static boolean isNamePart(char character) {
        return Texts.isWord(character) || character == '_' || character == '-' || character == ':';
    }

    /** What a tag holds that ends before the place. */
    public static Span tagged(String text, int value, int length) {
        int close = text.indexOf('<', value);
        int end = close < 0 || close > length ? length : close;
        boolean blank = value < length && text.charAt(value) <= ' ';
        return close < 0 && blank ? null : Span.of(value, end);
    }
}
