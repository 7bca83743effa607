package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Words that are said to go where a secret goes: {@code type x into the password field}, {@code use x for the password}. Each
 * question is O({@value #MOST_WORDS} words).
 */
public final class Entered {
    private static final int MOST_WORDS = 5;
    private static final int LONGEST = 24;
    private static final Set<String> VERBS = Set.of(
            "use",
            "using",
            "used",
            "uses",
            "has",
            "had",
            "set",
            "picked",
            "chose",
            "enter",
            "entering",
            "entered",
            "type",
            "typing",
            "typed",
            "try",
            "fill",
            "put",
            "paste",
            "write",
            "give",
            "choose",
            "and");

    private static final Set<String> BEFORE = Set.of("for", "into", "as", "when", "in");
    private static final Set<String> FIELDS = Set.of("field", "box", "input", "textbox", "area");

    private Entered() {}

    /** Whether the word between the places is one. */
    public static boolean is(String text, int begin, int run, int length) {
        if (begin < 3 || run >= length || text.charAt(begin - 1) != ' ') {
            return false;
        }
        int end = text.charAt(run) == ' ' ? run : Texts.blankBehind(text, run, Math.min(length, run + LONGEST));
        if (end + 1 >= length || text.charAt(end) != ' ' || "fiaw".indexOf(text.charAt(end + 1)) < 0) {
            return false;
        }
        int word = Texts.wordEnd(text, end + 1, Math.min(length, end + LONGEST));
        String behind = Texts.lower(text, end + 1, word);
        return BEFORE.contains(behind)
                && VERBS.contains(before(text, begin - 1))
                && Guard.unknownEnd(text, begin, end, length) > begin
                && isSecret(text, word, length, behind.equals("in"));
    }

    private static String before(String text, int end) {
        int begin = end;
        while (begin > 0 && end - begin < LONGEST && Texts.isWord(text.charAt(begin - 1))) {
            begin--;
        }
        return Texts.lower(text, begin, end);
    }

    /** Whether ordinary words follow and then the name of a secret; where it must be one, of a field. */
    private static boolean isSecret(String text, int end, int length, boolean field) {
        int word = end;
        for (int words = 0; words < MOST_WORDS; words++) {
            int next = Texts.skipBlanks(text, word, length);
            word = Texts.wordEnd(text, next, Math.min(length, next + LONGEST));
            SecretName name = word == next ? null : SecretName.of(text, next, word);
            if (name != null) {
                return (name.bare() || name.text().equals("pin")) && (!field || isField(text, word, length));
            }
            if (word == next || !Prose.isKnown(text, next, word)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isField(String text, int end, int length) {
        int next = Texts.skipBlanks(text, end, length);
        return FIELDS.contains(Texts.lower(text, next, Texts.wordEnd(text, next, Math.min(length, next + LONGEST))));
    }
}
