package dev.patternengine.mining.text;

import java.util.Set;

/**
 * Secrets behind a remark about them: {@code password too short: x}, {@code password too weak (x)}, {@code the password you
 * entered, x,}, {@code your password, x, is wrong}. Each question is O({@value #MOST_WORDS} words).
 */
final class Remarks {
    private static final int MOST_WORDS = 4;
    private static final int LONGEST = 12;
    private static final Set<String> GIVEN =
            Set.of("entered", "supplied", "provided", "typed", "gave", "used", "given", "sent", "submitted");
    private static final Set<String> VERBS =
            Set.of("is", "was", "has", "does", "did", "cannot", "isn't", "wasn't", "doesn't", "failed", "expired");

    private Remarks() {}

    /** The secret behind the words that begin at the place and all tell of a state, a mark or a bracket between. */
    static Span judged(String text, int first, int length) {
        int word = first;
        for (int words = 0; words < MOST_WORDS; words++) {
            int end = Texts.wordEnd(text, word, Math.min(length, word + LONGEST));
            if (!isRemark(text, word, end)) {
                return null;
            }
            int next = Texts.skipBlanks(text, end, length);
            boolean judged = Ordinary.isVerdict(text, word, end) || States.is(text, word, end);
            if (judged && Texts.isAt(text, end, length, ':')) {
                return alone(text, Texts.skipBlanks(text, end + 1, length), length);
            }
            if (judged && Texts.isAt(text, next, length, '(')) {
                return bracketed(text, next + 1, length);
            }
            word = next;
        }
        return null;
    }

    private static boolean isRemark(String text, int begin, int end) {
        return end > begin && (Ordinary.is(text, begin, end) || States.is(text, begin, end));
    }

    /** One word, nothing behind it in its clause. */
    private static Span alone(String text, int begin, int length) {
        int end = Sentences.wordEnd(text, begin, length);
        int next = Texts.skipBlanks(text, end, length);
        boolean last = next >= length || ",;.)\r\n".indexOf(text.charAt(next)) >= 0;
        return last && isSecret(text, begin, end, length) ? Span.of(begin, end) : null;
    }

    private static Span bracketed(String text, int begin, int length) {
        int end = Sentences.wordEnd(text, begin, length);
        return Texts.isAt(text, end, length, ')') && isSecret(text, begin, end, length) ? Span.of(begin, end) : null;
    }

    private static boolean isSecret(String text, int begin, int end, int length) {
        return begin < length
                && Sentences.begins(text.charAt(begin))
                && !Ordinary.is(text, begin, end)
                && !States.is(text, begin, end);
    }

    /** The secret between the comma at the place and a further one, before a verb or where the words before say so. */
    static Span betweenCommas(String text, int comma, int length) {
        int begin = Texts.skipBlanks(text, comma + 1, length);
        int end = Sentences.wordEnd(text, begin, length);
        if (begin == comma + 1 || !isSecret(text, begin, end, length)) {
            return null;
        }
        int word = comma;
        while (word > 0 && comma - word < LONGEST && Texts.isWord(text.charAt(word - 1))) {
            word--;
        }
        boolean given = GIVEN.contains(Texts.lower(text, word, comma));
        return given || isVerb(text, end, length) ? Span.of(begin, end) : null;
    }

    private static boolean isVerb(String text, int comma, int length) {
        int verb = Texts.skipBlanks(text, comma + 1, length);
        return Texts.isAt(text, comma, length, ',')
                && VERBS.contains(
                        Texts.lower(text, verb, Texts.blankBehind(text, verb, Math.min(length, verb + LONGEST))));
    }
}
