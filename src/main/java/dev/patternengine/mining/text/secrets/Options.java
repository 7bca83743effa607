package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Quotes;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
import java.util.List;

/**
 * Options of commands that log in somewhere, or open archives: {@code -u ann -psecret}, {@code -p secret}, {@code -u
 * ann:secret}; and what such commands are told otherwise: {@code echo secret | sudo -S}, {@code LOGIN ann secret}.
 */
public final class Options {
    private static final int NEARBY = 128;
    private static final String IDENTIFIED = "identified by";
    private static final String REPLACE = "replace";
    private static final String[] LOGINS = {
        "shorthand flag",
        " -u",
        " --user",
        " -U",
        "mysql",
        "sshpass",
        "login",
        "ldap",
        "redis-cli",
        "smbclient",
        "zip",
        "7z",
        "rar ",
        "useradd",
        "usermod",
        "passwd",
        "mongo",
        "sqlcmd",
        "rdp",
        "net use",
        "http ",
        "xh "
    };

    /** How a shell that traces tells its next command. */
    private static final String TRACED = "\n+ ";

    /** What tells of a command behind a bar that it reads a secret. */
    private static final List<String> READING = List.of(
            " -S",
            "-stdin",
            "passwd",
            "login",
            "token",
            "password",
            "secret",
            "vault",
            "openssl",
            "gpg",
            "cryptsetup",
            "kinit");

    private Options() {}

    /** Whether a command of the text logs in. O(length). */
    public static boolean isLogin(String text) {
        if (text.startsWith("-u") || text.startsWith("-U") || text.startsWith("--user")) {
            return true;
        }
        for (String login : LOGINS) {
            if (text.contains(login)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word is an option of one letter that may have a secret, with its value or without. */
    public static boolean is(String text, int begin) {
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
    public static Span secret(String text, int begin, int length) {
        if (isUser(text, begin)) {
            return login(text, Texts.skipBlanks(text, begin + "user=".length(), length), length);
        }
        int end = Texts.blankBehind(text, begin, length);
        boolean user = text.charAt(begin) == 'u' || text.charAt(begin) == 'U';
        int value = end > begin + 1 ? begin + 1 : Texts.skipBlanks(text, end, length);
        int close = Texts.isQuote(text, value, length) ? Quotes.close(text, value, length) : -1;
        if (close > 0 && !user) {
            return Span.of(value + 1, close);
        }
        int last = Texts.blankBehind(text, value, length);
        if (value >= length || text.charAt(value) == '-' || (end > begin + 1 && text.charAt(begin) != 'p' && !user)) {
            return null;
        }
        return user ? login(text, value, length) : Span.of(value, last);
    }

    /** The secret that is echoed to a command which reads one, else null. */
    public static Span printed(String text, int begin, int end, int length) {
        return "epy".indexOf(text.charAt(begin)) >= 0
                        && Texts.isAt(text, end, length, ' ')
                        && isPrinting(text, begin, end)
                ? echoed(text, Texts.skipBlanks(text, end, length), length)
                : null;
    }

    /** The same, and what stands behind the user of a protocol's command; else null. */
    static Span told(String text, int begin, int end, int length) {
        if (!Texts.isAt(text, end, length, ' ') || !isShort(text.charAt(begin), end - begin)) {
            return null;
        }
        if (isPrinting(text, begin, end)) {
            return printed(text, begin, end, length);
        }
        if (isOfStatement(text, begin, end)) {
            return Values.at(text, Texts.skipBlanks(text, end, length), length, SecretName.Extent.WORD);
        }
        return end - begin == 5 && text.startsWith("LOGIN", begin) ? behindUser(text, end, length) : null;
    }

    /** {@code IDENTIFIED BY}, and what gives the former secret behind that. */
    private static boolean isOfStatement(String text, int begin, int end) {
        if (end - begin == 2) {
            return text.regionMatches(true, begin - 11, IDENTIFIED, 0, IDENTIFIED.length());
        }
        int near = Math.max(0, begin - NEARBY);
        return end - begin == REPLACE.length()
                && text.regionMatches(true, begin, REPLACE, 0, REPLACE.length())
                && Texts.lower(text, near, begin).contains(IDENTIFIED);
    }

    /** Whether a word so long with that first letter may be one of those looked for. */
    private static boolean isShort(char first, int length) {
        return switch (first) {
            case 'e' -> length == 4;
            case 'p' -> length == 6;
            case 'y' -> length == 3;
            case 'L' -> length == 5;
            case 'B', 'b' -> length == 2;
            case 'R', 'r' -> length == 7;
            default -> false;
        };
    }

    private static boolean isPrinting(String text, int begin, int end) {
        return (end - begin == 4 && text.startsWith("echo", begin))
                || (end - begin == 6 && text.startsWith("printf", begin))
                || (end - begin == 3 && text.startsWith("yes", begin));
    }

    private static Span echoed(String text, int value, int length) {
        String near = text.substring(value, Math.min(length, value + NEARBY));
        int bar = value + Math.max(near.indexOf('|'), near.indexOf(TRACED));
        String command = bar < value ? "" : near.substring(bar - value);
        boolean read = READING.stream().anyMatch(command::contains);
        int last = read ? Lines.trimmed(text, value, bar) : value;
        boolean quoted = last > value + 1 && Texts.isQuote(text.charAt(value));
        return quoted ? Span.of(value + 1, last - 1) : Span.of(value, last);
    }

    private static Span behindUser(String text, int end, int length) {
        int user = Texts.skipBlanks(text, end, length);
        int behind = Texts.blankBehind(text, user, length);
        int value = Texts.skipBlanks(text, behind, length);
        int last = Texts.blankBehind(text, value, length);
        boolean two = last > value && !Prose.isKnown(text, user, behind) && !Prose.isKnown(text, value, last);
        return two && Sentences.begins(text.charAt(user)) ? Span.of(value, last) : null;
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
