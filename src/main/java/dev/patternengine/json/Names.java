package dev.patternengine.json;

import java.util.Optional;

/** The rule for names and ids: short, without control characters, and text. */
public final class Names {
    static final String RESERVED =
            "must not be one of the names that mean something else in answers: (end), (give up), (same call)";
    static final String BLANK = "must not be blank";
    static final String HALF_A_PAIR = "holds half of a surrogate pair, which is not text";

    private Names() {}

    /** What keeps the text from being a name of at most so many characters. */
    public static Optional<String> mistake(String text, int longest) {
        if (text.length() > longest) {
            return Optional.of(tooLong(longest));
        }
        if (Utf8.hasControl(text)) {
            return Optional.of("must not hold control characters");
        }
        return Utf8.isPaired(text) ? Optional.empty() : Optional.of(HALF_A_PAIR);
    }

    /** Whether the text is nothing but blanks, which nobody could tell from another. */
    public static boolean isBlank(String text) {
        return !text.isEmpty()
                && text.codePoints().allMatch(point -> Character.isWhitespace(point) || Character.isSpaceChar(point));
    }

    static String tooLong(int longest) {
        return "must not be longer than " + longest + " characters";
    }
}
