package dev.patternengine.mining.text;

import java.util.Set;

/**
 * What of the entries of a context, of parameters and of goals may be shown: miners that print names and values leave out
 * entries whose name says that the value is a secret, and read goals without the secrets that they tell.
 */
public final class Discretion {
    private static final int LONGEST = 64;

    /** What stands between the name of a secret and the secret. */
    private static final String MARKS = " =:\"'";

    /** Names that say so in errors but are those of plain settings too. */
    private static final Set<String> PLAIN = Set.of(
            "key",
            "keys",
            "tokens",
            "seed",
            "session",
            "ticket",
            "license",
            "licence",
            "challenge",
            "nonce",
            "salt",
            "basic",
            "sid",
            "parola",
            "clave",
            "id",
            "code",
            "iban");

    private Discretion() {}

    /** Whether the value of an entry of that name is a secret. O(length of the name). */
    public static boolean isSecret(String name) {
        int length = Math.min(name.length(), LONGEST);
        boolean secret = false;
        int word = 0;
        while (word < length) {
            int end = Texts.wordEnd(name, word, length);
            int hump = word;
            while (hump < end) {
                int next = humpEnd(name, hump, end);
                SecretName named = SecretName.of(name, word, next);
                secret = named != null ? isTold(named) : secret && !Suffixes.isAbout(name, hump, next);
                hump = next;
            }
            word = Math.max(end, word + 1);
        }
        return secret;
    }

    private static boolean isTold(SecretName name) {
        return !PLAIN.contains(name.text());
    }

    private static int humpEnd(String name, int begin, int end) {
        int hump = begin + 1;
        while (hump < end && !(Character.isUpperCase(name.charAt(hump)) && Texts.isLower(name.charAt(hump - 1)))) {
            hump++;
        }
        return hump;
    }

    /** Whether a value tells an address, or a secret behind its name, so that it may not be shown either. O(length). */
    public static boolean tells(String value) {
        if (value.indexOf('@') >= 0) {
            return true;
        }
        int word = 0;
        while (word < value.length()) {
            int end = Texts.wordEnd(value, word, value.length());
            boolean marked = end > word && end + 1 < value.length() && MARKS.indexOf(value.charAt(end)) >= 0;
            if (marked && SecretName.of(value, word, end) != null) {
                return !Masks.mask(value).equals(value);
            }
            word = Math.max(end, word + 1);
        }
        return false;
    }

    /** The goal, masked as an error is where it names a secret or may hold an address; else the same. O(length). */
    public static String goal(String goal) {
        if (goal.indexOf('@') >= 0) {
            return Masks.mask(goal);
        }
        int word = 0;
        while (word < goal.length()) {
            int end = Texts.wordEnd(goal, word, goal.length());
            SecretName name = end - word < 2 ? null : SecretName.of(goal, word, end);
            if (name != null && isTold(name)) {
                return Masks.mask(goal);
            }
            word = Math.max(end, word + 1);
        }
        return goal;
    }
}
