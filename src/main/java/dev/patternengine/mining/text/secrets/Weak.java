package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Secrets that are words which messages have too: {@code password is secret}, {@code password changed to admin}. Where nothing
 * follows, a state may stand there and no other word: a participle, or one of a closed list. Each question is O(1).
 */
final class Weak {
    private static final int LONGEST = 18;
    private static final int LONGER_THAN_NOUNS = 6;

    private static final Set<String> STATES =
            Set.of(("ok set sent found good strong simple common mandatory optional unsafe safe insecure"
                            + " plain plaintext sensitive identical similar different equal unique numeric alphanumeric gone kept shown read"
                            + " known given taken right correct true false public private hidden visible temporary permanent static active"
                            + " important necessary ambiguous too there here broken obsolete older newer longer shorter not yours mine"
                            + " in out on off off-limits write-only read-only case-sensitive one-time written chosen stolen")
                    .split(" "));

    private Weak() {}

    /** Whether the word between the places is one: the last of its clause and no state. */
    static boolean is(String text, int begin, int end, int length) {
        return end > begin && end - begin <= LONGEST && isLast(text, end, length) && !isState(text, begin, end);
    }

    private static boolean isLast(String text, int end, int length) {
        if (end >= length || text.charAt(end) < ' ') {
            return true;
        }
        boolean mark = ".,;!)]}'\"".indexOf(text.charAt(end)) >= 0;
        return mark && (end + 1 >= length || text.charAt(end + 1) <= ' ' || text.charAt(end) == ')');
    }

    private static boolean isState(String text, int begin, int end) {
        String word = Texts.lower(text, begin, end);
        boolean participle = word.endsWith("ed")
                || (word.length() > LONGER_THAN_NOUNS
                        && (word.endsWith("ing") || word.endsWith("able") || word.endsWith("ible")));
        return participle
                || STATES.contains(word)
                || States.is(text, begin, end)
                || Ordinary.isVerdict(text, begin, end)
                || Ordinary.isFunction(word)
                || Ordinary.isForeign(word);
    }
}
