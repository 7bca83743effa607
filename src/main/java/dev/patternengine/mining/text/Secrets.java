package dev.patternengine.mining.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words of an error text after which comes something not to be kept. */
final class Secrets {
    private static final List<String> NAMES = List.of(
            "password",
            "passwd",
            "passphrase",
            "pwd",
            "secret",
            "token",
            "key",
            "credential",
            "credentials",
            "signature",
            "authorization",
            "cookie");
    private static final Set<String> SCHEMES = Set.of("bearer", "basic", "token");
    private static final int LONGEST_NAME = 24;

    private Secrets() {}

    /** Whether the word is {@code near} with a quote after it: how databases introduce a piece of the statement. */
    static boolean namesTail(String text, int begin, int end, int length) {
        return end - begin == 4
                && text.startsWith("near", begin)
                && end + 1 < length
                && text.charAt(end) == ' '
                && "'\"`".indexOf(text.charAt(end + 1)) >= 0;
    }

    /** Where the secret begins that the word names, or whose name ends with the word; the word's end when it names none. */
    static int valueAfter(String text, int begin, int end, int length) {
        if (end - begin > LONGEST_NAME || end + 1 >= length) {
            return end;
        }
        int mark = skipBlank(text, end, length);
        char next = text.charAt(mark);
        if (next == '=' || next == ':') {
            int value = skipBlank(text, mark + 1, length);
            return isValue(text, value, length) && isName(text, begin, end) ? value : end;
        }
        return mark > end && isScheme(text, begin, end, length) ? mark : end;
    }

    private static int skipBlank(String text, int at, int length) {
        return at + 1 < length && text.charAt(at) == ' ' ? at + 1 : at;
    }

    /** Whether a value stands there; what a scheme such as {@code Bearer} introduces is masked with that. */
    private static boolean isValue(String text, int value, int length) {
        return value < length
                && text.charAt(value) > ' '
                && !isScheme(text, value, Texts.wordEnd(text, value, length), length);
    }

    private static boolean isName(String text, int begin, int end) {
        String word = lower(text, begin, end);
        return NAMES.stream().anyMatch(word::endsWith);
    }

    private static boolean isScheme(String text, int begin, int end, int length) {
        char first = (char) (text.charAt(begin) | 0x20);
        return end + 1 < length
                && text.charAt(end) == ' '
                && (first == 'b' || first == 't')
                && SCHEMES.contains(lower(text, begin, end))
                && Pieces.isCredential(text, end + 1, Texts.valueEnd(text, end + 1, length));
    }

    private static String lower(String text, int begin, int end) {
        return text.substring(begin, end).toLowerCase(Locale.ROOT);
    }
}
