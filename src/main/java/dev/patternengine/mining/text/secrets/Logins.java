package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;

/** Secrets behind an address, as lists of logins have them: {@code ann@example.org:x}. Each question is O(length of x). */
public final class Logins {
    private Logins() {}

    /** The secret behind the address, null when there is none: behind a blank only where nothing else follows. */
    public static Span behind(String text, int begin, int end, int length) {
        if (end + 1 >= length) {
            return null;
        }
        char mark = text.charAt(end);
        if (mark == ':' || mark == ';' || mark == '|') {
            boolean joined = text.charAt(end + 1) > ' ' && text.charAt(end + 1) != mark;
            return joined
                    ? Span.of(end + 1, valueEnd(text, end + 1, length))
                    : spaced(text, begin, end + 1, length, mark);
        }
        return spaced(text, begin, end, length, ' ');
    }

    /** Only bars and colons stand between columns with blanks around; one word alone behind a colon is no sentence. */
    private static Span spaced(String text, int begin, int blank, int length, char mark) {
        boolean list = mark == '|' || mark == ' ' || mark == ':';
        if (!list || text.charAt(blank) != ' ' || text.charAt(blank - 1) == '>' || !isList(text, begin)) {
            return null;
        }
        int value = Texts.skipBlanks(text, blank, length);
        if (mark == ' ' && (Texts.isAt(text, value, length, '|') || text.startsWith("/ ", value))) {
            value = Texts.skipBlanks(text, value + 1, length);
        }
        int last = Sentences.wordEnd(text, value, length);
        boolean alone = last > value && Texts.skipBlanks(text, last, length) >= length;
        return alone && Sentences.begins(text.charAt(value)) && !Prose.isKnown(text, value, last)
                ? Span.of(value, last)
                : null;
    }

    /** Whether no word of a sentence stands right before the address. */
    private static boolean isList(String text, int begin) {
        int before = begin;
        while (before > 0 && text.charAt(before - 1) == ' ') {
            before--;
        }
        return before == 0 || !Texts.isWord(text.charAt(before - 1));
    }

    private static int valueEnd(String text, int begin, int length) {
        int end = begin;
        while (end < length && text.charAt(end) > ' ' && ",)]}>\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > begin && Texts.isTrailing(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
