package dev.patternengine.mining.text;

import java.util.Locale;
import java.util.Set;

/** Words of an error text after which comes something not to be kept. */
final class Secrets {
    private static final Set<String> NAMES = Set.of(
            "password", "passwd", "pwd", "secret", "token", "apikey", "key", "credential", "credentials", "signature");
    private static final Set<String> SCHEMES = Set.of("bearer", "basic");
    private static final int LONGEST_NAME = 12;
    private static final int SHORTEST_CREDENTIAL = 8;

    private Secrets() {}

    /** Whether the word is {@code near} with a quote after it: how databases introduce a piece of the statement. */
    static boolean namesTail(String text, int begin, int end, int length) {
        return end - begin == 4
                && text.startsWith("near", begin)
                && end + 1 < length
                && text.charAt(end) == ' '
                && "'\"`".indexOf(text.charAt(end + 1)) >= 0;
    }

    /** Where the secret begins that the word names; the word's end when it names none. */
    static int valueAfter(String text, int begin, int end, int length) {
        if (end - begin > LONGEST_NAME || end + 1 >= length) {
            return end;
        }
        char next = text.charAt(end);
        if (next == ' ') {
            return isScheme(text, begin, end, length) ? end + 1 : end;
        }
        boolean names = next == '=' || next == ':';
        return names && text.charAt(end + 1) > ' ' && NAMES.contains(lower(text, begin, end)) ? end + 1 : end;
    }

    private static boolean isScheme(String text, int begin, int end, int length) {
        return (text.charAt(begin) | 0x20) == 'b'
                && SCHEMES.contains(lower(text, begin, end))
                && Texts.valueEnd(text, end + 1, length) - end > SHORTEST_CREDENTIAL;
    }

    private static String lower(String text, int begin, int end) {
        return text.substring(begin, end).toLowerCase(Locale.ROOT);
    }
}
