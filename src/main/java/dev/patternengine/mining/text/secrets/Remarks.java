package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
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

    private static final Set<String> DIFFERENT =
            Set.of("match", "matching", "equal", "differ", "differs", "different", "identical", "same", "unequal");
    private static final Set<String> BETWEEN = Set.of(
            "vs", "vs.", "versus", "/", "!=", "!==", "<>", "==", "=", "->", "and", "but", "or", "with", "\u2260", "|",
            "~");

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

    /** The two secrets that a message compares behind words that all tell of them: {@code mismatch (x vs y)}, {@code do not match: x / y}. */
    static Span pair(String text, int first, int length) {
        int word = first;
        for (int words = 0; words < MOST_WORDS; words++) {
            int end = Texts.wordEnd(text, word, Math.min(length, word + LONGEST));
            if (!isRemark(text, word, end) && !DIFFERENT.contains(Texts.lower(text, word, end))) {
                return null;
            }
            int next = Texts.skipBlanks(text, end, length);
            if (next < length && ":([{,".indexOf(text.charAt(next)) >= 0) {
                return both(text, Texts.skipBlanks(text, next + 1, length), length);
            }
            word = next;
        }
        return null;
    }

    private static Span both(String text, int begin, int length) {
        int first = Sentences.wordEnd(text, begin, length);
        int comma = Texts.isAt(text, first, length, ',') ? first + 1 : first;
        int between = Texts.skipBlanks(text, comma, length);
        int behind = Texts.blankBehind(text, between, Math.min(length, between + LONGEST));
        boolean told = BETWEEN.contains(Texts.lower(text, between, behind));
        int second = told ? Texts.skipBlanks(text, behind, length) : between;
        int end = Sentences.wordEnd(text, second, length);
        boolean two = first > begin && end > second && second > first && (told || comma > first);
        return two && isSecret(text, begin, first, length) && isSecret(text, second, end, length)
                ? Span.of(begin, end)
                : null;
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

    /** The only word of the bracket. */
    static Span bracketed(String text, int begin, int length) {
        int end = Sentences.wordEnd(text, begin, length);
        return end < length && ")]}".indexOf(text.charAt(end)) >= 0 && isSecret(text, begin, end, length)
                ? Span.of(begin, end)
                : null;
    }

    private static boolean isSecret(String text, int begin, int end, int length) {
        return begin < length
                && Sentences.begins(text.charAt(begin))
                && !Ordinary.is(text, begin, end)
                && !States.is(text, begin, end);
    }

    /** The next of a list behind a name: one word, the last of a bracket that the name begins, or one with letters and digits. */
    static Span next(String text, boolean first, int mark, int length) {
        int begin = Texts.skipBlanks(text, mark + 1, length);
        int end = Sentences.wordEnd(text, begin, length);
        boolean last = first && end < length && ")]}".indexOf(text.charAt(end)) >= 0;
        boolean secret = end > begin && isSecret(text, begin, end, length);
        return secret && (last || Sentences.isMixed(text, begin, end)) ? Span.of(begin, end) : null;
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
