package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Secrets that a message compares or changes after it named them: {@code password mismatch: expected x, got y}, {@code
 * password changed from x to y}. Each question is O(length of the value).
 */
public final class Compared {
    private static final int NEARBY = 96;
    private static final int LONGEST = 8;
    private static final Set<String> COMPARING = Set.of("got", "expected", "received", "entered", "actual", "wanted");
    private static final Set<String> CHANGED =
            Set.of("changed", "rotated", "reset", "updated", "replaced", "set", "switched");

    private static final Set<String> TELLING = Set.of("given", "found", "have", "want", "supplied", "sent", "provided");
    private static final Set<String> VALUES = Set.of("value", "val", "content", "default", "plain");
    private static final Set<String> TAGS = Set.of("value", "val", "string", "data", "text", "content");
    private static final Set<String> EQUAL = Set.of("match", "matches", "equal", "equals");

    private Compared() {}

    /** Whether a word stands there that introduces what was compared: {@code got x}. */
    static boolean isComparing(String text, int begin, int length) {
        int end = Texts.wordEnd(text, begin, Math.min(length, begin + LONGEST + 1));
        return Texts.isAt(text, end, length, ' ') && COMPARING.contains(Texts.lower(text, begin, end));
    }

    /** The secret behind the word, where the name of one ended at a place shortly before; null when there is none. */
    public static Span secret(String text, int named, int begin, int end, int length) {
        if (named < 0 || begin - named > NEARBY || end - begin > LONGEST || end + 1 >= length) {
            return null;
        }
        String word = Texts.lower(text, begin, end);
        if (text.charAt(end) == '>' && Texts.isAt(text, begin - 1, length, '<')) {
            return TAGS.contains(word) ? Secrets.tagged(text, end + 1, length) : null;
        }
        if (VALUES.contains(word)) {
            return ofPair(text, end, length);
        }
        if (EQUAL.contains(word) || (word.equals("to") && begin == named + 1)) {
            Span value = value(text, end, length);
            return value != null && Sentences.isMixed(text, value.begin(), value.end()) ? value : null;
        }
        boolean told = COMPARING.contains(word)
                || (Texts.isAt(text, end, length, ':') && TELLING.contains(word))
                || (word.equals("was") && begin > 4 && isTurn(text, begin))
                || (word.equals("from") && CHANGED.contains(before(text, begin)))
                || (word.equals("to") && isChange(text, begin));
        if (!told) {
            return null;
        }
        Span value = value(text, end, length);
        return value == null && word.equals("to") ? weak(text, end, length) : value;
    }

    /** What a pair of a name and its value calls the value: {@code name: DB_PASSWORD, value: x}. */
    private static Span ofPair(String text, int end, int length) {
        int mark = Texts.skipBlanks(text, Secrets.behindQuote(text, end, length), length);
        boolean marked = mark < length && (text.charAt(mark) == ':' || text.charAt(mark) == '=');
        int value = marked ? Secrets.behindMark(text, mark, length) : -1;
        if (!marked) {
            return value(text, end, length);
        }
        return value < 0 ? null : Values.at(text, value, length, SecretName.Extent.CLAUSE);
    }

    /** {@code x, was y} or {@code x but was y}. */
    private static boolean isTurn(String text, int begin) {
        return text.charAt(begin - 2) == ',' || text.startsWith("but ", begin - 4);
    }

    private static boolean isChange(String text, int begin) {
        return CHANGED.contains(before(text, begin))
                || before(text, wordBegin(text, begin)).equals("from");
    }

    private static String before(String text, int begin) {
        int word = wordBegin(text, begin);
        return Texts.lower(text, word, Math.max(word, begin - 1));
    }

    /** Where the word begins before the blank before the place. */
    private static int wordBegin(String text, int begin) {
        int word = Math.max(0, begin - 1);
        while (word > 0 && begin - word < NEARBY && text.charAt(word - 1) > ' ') {
            word--;
        }
        return word;
    }

    private static Span weak(String text, int end, int length) {
        int begin = Texts.skipBlanks(text, end, length);
        int last = Sentences.wordEnd(text, begin, length);
        return Weak.is(text, begin, last, length) ? Span.of(begin, last) : null;
    }

    private static Span value(String text, int end, int length) {
        int value = Texts.isAt(text, end, length, ':') ? end + 1 : end;
        int begin = Texts.skipBlanks(text, value, length);
        int last = Sentences.wordEnd(text, begin, length);
        boolean secret = begin > end && begin < length && Sentences.begins(text.charAt(begin));
        return secret && !Prose.isKnown(text, begin, last) ? Span.of(begin, last) : null;
    }
}
