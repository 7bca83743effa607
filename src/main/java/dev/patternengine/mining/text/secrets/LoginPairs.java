package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Users and secrets with a mark between, {@code ann/x} and {@code ann:x}, where a sentence told of signing in before. No pairs are
 * those of known words ({@code read/write}), but users that systems come with have passwords of known words. Each question is
 * O({@value #LONGEST}).
 */
public final class LoginPairs {
    private static final String USER = "user";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 96;
    private static final Set<String> USERS = Set.of("system", "sys", "admin", "administrator", "root", "guest", "sa");
    private static final Set<String> LABELS =
            Set.of("user", "username", "login", "id", "email", "account", "name", "key", "client");

    private LoginPairs() {}

    /** Adds what the pair between the places has, if it is one; whether it is. */
    static boolean add(String text, int begin, int end, int length, Spans told) {
        int mark = mark(text, begin, end);
        if (mark < 0 || isPort(text, mark, end) || !isLogin(text, begin, mark, end, length)) {
            return false;
        }
        if (text.charAt(mark) == '/') {
            told.add(begin, end);
        } else {
            told.add(begin, mark);
            told.add(mark + 1, end);
        }
        return true;
    }

    /** The pair that the name of a user has: {@code API_USER=ann:x}, {@code --proxy-user ann:x}; null where it is none. */
    static Span ofUser(String text, int begin, int end, int length) {
        boolean user = end - begin >= USER.length() && isUser(text, end);
        char mark = user && end < length ? text.charAt(end) : '.';
        boolean option = mark == ' ' && text.lastIndexOf("--", begin) > text.lastIndexOf(' ', begin);
        if (mark != '=' && mark != ':' && !option) {
            return null;
        }
        int behind = Sentences.wordEnd(text, end + 1, length);
        int middle = mark(text, end + 1, behind);
        boolean pair = middle > 0 && !isPort(text, middle, behind) && isLogin(text, end + 1, middle, behind, length);
        return pair ? Span.of(text.charAt(middle) == ':' ? middle + 1 : end + 1, behind) : null;
    }

    private static boolean isUser(String text, int end) {
        return text.regionMatches(true, end - USER.length(), USER, 0, USER.length());
    }

    /** The mark of a pair, -1 where there is none. */
    private static int mark(String text, int begin, int end) {
        int mark = begin;
        while (mark < end && (Texts.isWord(text.charAt(mark)) || "._-".indexOf(text.charAt(mark)) >= 0)) {
            mark++;
        }
        boolean pair = mark > begin
                && mark < end - 1
                && end - begin >= SHORTEST
                && end - begin <= LONGEST
                && (text.charAt(mark) == '/' || text.charAt(mark) == ':')
                && text.charAt(mark + 1) != '/'
                && !Texts.isDigit(text.charAt(begin));
        return pair ? mark : -1;
    }

    private static boolean isPort(String text, int mark, int end) {
        int digits = mark + 1;
        while (digits < end && Texts.isDigit(text.charAt(digits))) {
            digits++;
        }
        return text.charAt(mark) == ':' && (digits == end || (digits > mark + 1 && text.charAt(digits) == '/'));
    }

    /** Whether not both halves are known, or both are the same, or the second is what passwords are. */
    private static boolean isLogin(String text, int begin, int mark, int end, int length) {
        if (isName(text, begin, mark)) {
            return false;
        }
        String name = Texts.lower(text, begin, mark);
        return SignIns.isUnknown(text, begin, mark, length)
                || SignIns.isUnknown(text, mark + 1, end, length)
                || USERS.contains(name)
                || name.equals(Texts.lower(text, mark + 1, end))
                || (isName(text, mark + 1, end) && !LABELS.contains(name));
    }

    /** Whether the part ends with the name of a secret. */
    public static boolean isName(String text, int begin, int end) {
        int word = Secrets.lastWord(text, begin, end);
        return word < end && SecretName.of(text, word, end) != null;
    }
}
