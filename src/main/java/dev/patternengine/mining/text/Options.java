package dev.patternengine.mining.text;

/** Options of commands that log in somewhere: {@code -u ann -psecret}, {@code -p secret}, {@code -u ann:secret}. */
final class Options {
    private static final String[] LOGINS = {
        " -u", " --user", " -U", "mysql", "sshpass", "login", "ldap", "redis-cli", "smbclient"
    };

    private Options() {}

    /** Whether a command of the text logs in. O(length). */
    static boolean isLogin(String text) {
        for (String login : LOGINS) {
            if (text.contains(login)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word is an option of one letter that may have a secret, with its value or without. */
    static boolean is(String text, int begin) {
        return begin > 0 && text.charAt(begin - 1) == '-' && (isUser(text, begin) || isLetter(text, begin));
    }

    /** {@code --user}. */
    private static boolean isUser(String text, int begin) {
        return text.startsWith("--user ", begin - 2) || text.startsWith("--user=", begin - 2);
    }

    private static boolean isLetter(String text, int begin) {
        return (begin == 1 || Texts.isBlank(text.charAt(begin - 2))) && "pPwauU".indexOf(text.charAt(begin)) >= 0;
    }

    /** The secret of such an option in a command that logs in, null when it has none. */
    static Span secret(String text, int begin, int length) {
        if (isUser(text, begin)) {
            return login(text, Texts.skipBlanks(text, begin + "user=".length(), length), length);
        }
        int end = Texts.blankBehind(text, begin, length);
        boolean user = text.charAt(begin) == 'u' || text.charAt(begin) == 'U';
        int value = end > begin + 1 ? begin + 1 : Texts.skipBlanks(text, end, length);
        int last = Texts.blankBehind(text, value, length);
        if (value >= length || text.charAt(value) == '-' || (end > begin + 1 && text.charAt(begin) != 'p' && !user)) {
            return null;
        }
        return user ? login(text, value, length) : Span.of(value, last);
    }

    /** {@code ann:secret} or {@code ann%secret}, else null. */
    private static Span login(String text, int value, int length) {
        int last = Texts.blankBehind(text, value, length);
        for (int mark = value; mark < last; mark++) {
            if (text.charAt(mark) == ':' || text.charAt(mark) == '%') {
                return Span.of(value, last);
            }
        }
        return null;
    }
}
