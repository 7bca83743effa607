package dev.patternengine.mining.text;

import dev.patternengine.mining.text.secrets.Commands;
import dev.patternengine.mining.text.secrets.SecretName;
import dev.patternengine.mining.text.secrets.SignInCalls;
import dev.patternengine.mining.text.secrets.SignIns;
import dev.patternengine.mining.text.secrets.Suffixes;
import dev.patternengine.mining.text.shape.Texts;
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

    /** Whether a value tells an address or a secret, behind its name or a command or as a login, so that it may not be shown. O(length). */
    public static boolean tells(String value) {
        if (value.indexOf('@') >= 0) {
            return true;
        }
        int word = 0;
        while (word < value.length()) {
            int end = Texts.wordEnd(value, word, value.length());
            boolean marked = end > word && end + 1 < value.length() && MARKS.indexOf(value.charAt(end)) >= 0;
            if (marked && SecretName.of(value, word, end) != null) {
                return !Masks.maskIntroduced(value).equals(value);
            }
            if (end > word && isToldOf(value, word, end)) {
                return true;
            }
            word = Math.max(end, word + 1);
        }
        return false;
    }

    /** Whether the word begins a command that is told a secret, or what else of signing in tells one. */
    private static boolean isToldOf(String text, int word, int end) {
        int length = text.length();
        if (SignIns.tells(text, word, end) || SignInCalls.is(text, end, length)) {
            return true;
        }
        boolean first = word == 0 || text.charAt(word - 1) <= ' ' || text.charAt(word - 1) == '/';
        return first && Commands.isCall(text, word, Texts.runEnd(text, word, length), length);
    }

    /** The goal, masked as an error is where it tells of a secret or may hold an address; else the same. O(length). */
    public static String goal(String goal) {
        if (goal.indexOf('@') >= 0) {
            return Masks.maskIntroduced(goal);
        }
        int word = 0;
        while (word < goal.length()) {
            int end = Texts.wordEnd(goal, word, goal.length());
            SecretName name = end - word < 2 ? null : SecretName.of(goal, word, end);
            boolean told = name != null && isTold(name);
            if (told || (end > word && isToldOf(goal, word, end))) {
                return Masks.maskIntroduced(goal);
            }
            word = Math.max(end, word + 1);
        }
        return goal;
    }
}
