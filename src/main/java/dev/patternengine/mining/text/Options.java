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
        return begin > 0
                && text.charAt(begin - 1) == '-'
                && (begin == 1 || Texts.isBlank(text.charAt(begin - 2)))
                && "pPwau".indexOf(text.charAt(begin)) >= 0;
    }

    /** The secret of such an option in a command that logs in, null when it has none. */
    static Span secret(String text, int begin, int length) {
        int end = Texts.blankBehind(text, begin, length);
        boolean user = text.charAt(begin) == 'u';
        int value = end > begin + 1 ? begin + 1 : Texts.skipBlanks(text, end, length);
        int last = Texts.blankBehind(text, value, length);
        if (value >= length || text.charAt(value) == '-' || (end > begin + 1 && text.charAt(begin) != 'p' && !user)) {
            return null;
        }
        int colon = text.indexOf(':', value);
        return user && (colon < 0 || colon >= last) ? null : Span.of(value, last);
    }
}
