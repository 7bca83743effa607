package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/** The secret behind a name of one letter beside a user: {@code u=ann p=x}, {@code user: ann, p: x}. Each question is O({@value #NEARBY}). */
final class ShortNames {
    private static final int NEARBY = 64;
    private static final int LONGEST = 9;
    private static final Set<String> USERS =
            Set.of("u", "usr", "user", "username", "login", "uid", "un", "l", "email", "e", "account");

    private ShortNames() {}

    /** The value behind the letter that ends at the place, null where no user stands before it. */
    static Span value(String text, int begin, int end, int length) {
        char mark = end < length ? text.charAt(end) : ' ';
        boolean apart = begin == 0 || " ,;&|/({[?-\"'".indexOf(text.charAt(begin - 1)) >= 0;
        if ((mark != '=' && mark != ':') || !apart || !isBesideUser(text, begin, mark)) {
            return null;
        }
        int value = Secrets.behindMark(text, end, length);
        return value < 0 || value >= length ? null : Values.at(text, value, length, SecretName.Extent.WORD);
    }

    private static boolean isBesideUser(String text, int begin, char mark) {
        int bound = Math.max(0, begin - NEARBY);
        for (int place = begin - 1; place > bound && text.charAt(place) != '\n'; place--) {
            if (text.charAt(place) == mark && USERS.contains(before(text, place))) {
                return true;
            }
        }
        int last = Math.min(text.length(), begin + NEARBY);
        for (int place = begin + 2; place < last && text.charAt(place) != '\n'; place++) {
            if (text.charAt(place) == mark && USERS.contains(before(text, place))) {
                return true;
            }
        }
        return false;
    }

    private static String before(String text, int end) {
        int begin = end;
        while (begin > 0 && end - begin <= LONGEST && Texts.isWord(text.charAt(begin - 1))) {
            begin--;
        }
        return Texts.lower(text, begin, end);
    }
}
