package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.List;
import java.util.Set;

/**
 * Names of secrets that hide as digits and marks for letters, or with marks between these: {@code p@ssw0rd}, {@code s.e.c.r.e.t},
 * {@code t o k e n}. They may be secrets themselves and are masked like these. Each question is O({@value #LONGEST}).
 */
public final class Disguises {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 24;
    private static final int FEWEST_LETTERS = 3;
    private static final int LOWER = 0x20;
    private static final int MOST_SEPARATORS = 2;
    private static final String SEPARATORS = "._-~*";
    private static final String SIGNS = "@$013457!8";
    private static final String LETTERS = "asoleastib";
    private static final String LAST = "dDeEtTnNyYlLsS";
    private static final String[] NAMES = {
        "password",
        "passwd",
        "passphrase",
        "passcode",
        "passwort",
        "secret",
        "token",
        "apikey",
        "credential",
        "credentials"
    };

    private static final int LONGEST_PAIR = 9;
    private static final Set<String> PAIRS = Set.of("p/w", "un/pw", "user/pw", "id/pw", "login/pw");

    private Disguises() {}

    /** Where such a name ends in the run, at its first dot or slash or its end; the begin where there is none. */
    public static int end(String text, int begin, int run) {
        int part = begin + 1;
        while (part < run && text.charAt(part) != '/' && text.charAt(part) != '.') {
            part++;
        }
        if (isUnnamed(text, begin, part)) {
            return part;
        }
        return part < run && isUnnamed(text, begin, run) ? run : begin;
    }

    /** Whether the part ends with such a name and its last word is none as it stands. */
    private static boolean isUnnamed(String text, int begin, int end) {
        if (!is(text, begin, end)) {
            return false;
        }
        int word = Secrets.lastWord(text, begin, end);
        return word == end || SecretName.of(text, word, end) == null;
    }

    private static boolean is(String text, int begin, int end) {
        if (LAST.indexOf(text.charAt(end - 1)) < 0) {
            return end - begin <= LONGEST_PAIR
                    && text.charAt(end - 1) == 'w'
                    && PAIRS.contains(Texts.lower(text, begin, end));
        }
        int signs = 0;
        int separators = 0;
        int letters = 0;
        int first = end;
        while (first > begin && end - first < LONGEST && text.charAt(first - 1) != '/') {
            char here = text.charAt(--first);
            if (Texts.isLower((char) (here | LOWER))) {
                letters++;
            } else if (SIGNS.indexOf(here) >= 0) {
                signs++;
            } else {
                separators++;
            }
        }
        return letters >= FEWEST_LETTERS
                && end - first >= SHORTEST
                && (signs > 0 || separators > 0)
                && isName(letters(text, first, end), signs > 0 || separators > MOST_SEPARATORS);
    }

    /** Whether marks between its letters alone hide the name: {@code pass-word}. */
    public static boolean isPlain(String text, int begin, int end) {
        String letters = letters(text, begin, end);
        for (int place = begin; place < end; place++) {
            if (SIGNS.indexOf(text.charAt(place)) >= 0) {
                return false;
            }
        }
        return List.of(NAMES).contains(letters);
    }

    private static String letters(String text, int begin, int end) {
        StringBuilder letters = new StringBuilder();
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            int sign = SIGNS.indexOf(here);
            if (sign >= 0) {
                letters.append(LETTERS.charAt(sign));
            } else if (SEPARATORS.indexOf(here) < 0) {
                letters.append(Character.toLowerCase(here));
            }
        }
        return letters.toString();
    }

    private static boolean isName(String letters, boolean within) {
        for (String name : NAMES) {
            if (within ? letters.endsWith(name) : letters.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Where such a name ends whose letters have a blank between each, the place itself where none begins there. */
    public static int spacedEnd(String text, int begin, int length) {
        if (!Texts.isAt(text, begin + 1, length, ' ') || (begin > 0 && Texts.isWord(text.charAt(begin - 1)))) {
            return begin;
        }
        for (String name : NAMES) {
            int end = begin + 2 * name.length() - 1;
            if (end <= length && isSpaced(text, begin, name)) {
                return end;
            }
        }
        return begin;
    }

    private static boolean isSpaced(String text, int begin, String name) {
        for (int letter = 0; letter < name.length(); letter++) {
            int place = begin + 2 * letter;
            boolean blank = letter == 0 || text.charAt(place - 1) == ' ';
            if (!blank || Character.toLowerCase(text.charAt(place)) != name.charAt(letter)) {
                return false;
            }
        }
        return true;
    }
}
