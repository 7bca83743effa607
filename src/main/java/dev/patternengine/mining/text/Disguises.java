package dev.patternengine.mining.text;

import java.util.Set;

/**
 * Names of secrets that hide as digits and marks for letters, or with marks between these: {@code p@ssw0rd}, {@code s.e.c.r.e.t},
 * {@code t o k e n}. They may be secrets themselves and are masked like these. Each question is O({@value #LONGEST}).
 */
final class Disguises {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 24;
    private static final int MOST_SEPARATORS = 2;
    private static final String SIGNS = "@$013457!8";
    private static final String LETTERS = "asoleastib";
    private static final String LAST = "dDeEtTnNyYlLsS$57!13";
    private static final String[] NAMES = {
        "password", "passwd", "passphrase", "passcode", "passwort", "secret", "token", "apikey", "credential", "credentials"
    };

    private static final int LONGEST_PAIR = 9;
    private static final Set<String> PAIRS = Set.of("p/w", "u/p", "un/pw", "user/pw", "user/pass", "id/pw", "login/pw");

    private Disguises() {}

    /** Whether the run ends with such a name. */
    static boolean is(String text, int begin, int end) {
        if (isPair(text, begin, end)) {
            return true;
        }
        if (end - begin < SHORTEST || LAST.indexOf(text.charAt(end - 1)) < 0) {
            return false;
        }
        int signs = 0;
        int separators = 0;
        StringBuilder letters = new StringBuilder();
        for (int place = Math.max(begin, end - LONGEST); place < end; place++) {
            char here = text.charAt(place);
            int sign = SIGNS.indexOf(here);
            if (sign >= 0) {
                signs++;
                letters.append(LETTERS.charAt(sign));
            } else if ("._-~*".indexOf(here) >= 0) {
                separators++;
            } else {
                letters.append(Character.toLowerCase(here));
            }
        }
        return (signs > 0 || separators > MOST_SEPARATORS) && isName(letters.toString());
    }

    private static boolean isPair(String text, int begin, int end) {
        boolean pair = false;
        for (int place = begin + 1; end - begin <= LONGEST_PAIR && place < end; place++) {
            pair |= text.charAt(place) == '/';
        }
        return pair && PAIRS.contains(Texts.lower(text, begin, end));
    }

    private static boolean isName(String letters) {
        for (String name : NAMES) {
            if (letters.endsWith(name)) {
                return true;
            }
        }
        return false;
    }

    /** Where such a name ends whose letters have a blank between each, the place itself where none begins there. */
    static int spacedEnd(String text, int begin, int length) {
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
