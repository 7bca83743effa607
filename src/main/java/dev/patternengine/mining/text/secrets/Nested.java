package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;

/**
 * Names within what the name of a secret takes as its value: {@code auth: password: x}, {@code tokens: refresh: x}. The inner
 * name stands, and what it names is the secret. Each question is O(length of what is taken).
 */
public final class Nested {
    private static final String OPENING = "\"'`[({<\\-*";
    private static final int LONGEST_NAME = 48;

    private Nested() {}

    /**
     * The value of the name of a secret that begins what was taken, where it reaches further than that; null when there is none.
     * Behind a longer name without a mark the name is part of it: it may be a pass phrase.
     */
    public static Span value(String text, Span taken, int length) {
        if (isOfOption(text, taken.begin())) {
            return null;
        }
        int first = opened(text, taken.begin(), length);
        int bound = Math.min(length, first + LONGEST_NAME);
        int word = first;
        while (word < bound) {
            int end = Texts.wordEnd(text, word, length);
            Span value = end > word && end - word <= LONGEST_NAME ? Secrets.after(text, word, end, length) : null;
            if (value != null && value.end() > taken.end() && !isQuoted(text, taken, end, length)) {
                boolean stands = word == first || isMarked(text, end, value.begin());
                return stands ? value : new Span(taken.begin(), value.end());
            }
            if (end >= bound || "_-.:/=([{".indexOf(text.charAt(end)) < 0) {
                return null;
            }
            word = end + 1;
        }
        return null;
    }

    /** Whether the value stands behind a blank behind an option: {@code --password secret}. */
    private static boolean isOfOption(String text, int begin) {
        int end = Lines.trimmed(text, Math.max(0, begin - 2), begin);
        int name = end;
        while (name > 0
                && end - name < LONGEST_NAME
                && (Texts.isWord(text.charAt(name - 1))
                        || text.charAt(name - 1) == '-'
                        || text.charAt(name - 1) == '_')) {
            name--;
        }
        return end < begin && end > name + 2 && text.startsWith("--", name);
    }

    /** Whether more stands behind the word within the quotes around what was taken. */
    private static boolean isQuoted(String text, Span taken, int end, int length) {
        return end < taken.end() && Texts.isQuote(text, taken.end(), length);
    }

    private static int opened(String text, int begin, int length) {
        int place = begin;
        while (place < length
                && place - begin < 4
                && (OPENING.indexOf(text.charAt(place)) >= 0 || Texts.isBlank(text.charAt(place)))) {
            place++;
        }
        return place;
    }

    /** Whether a mark stands between a name and its value. */
    public static boolean isMarked(String text, int end, int value) {
        for (int place = end; place < value; place++) {
            if (text.charAt(place) == ':' || text.charAt(place) == '=' || text.charAt(place) == '>') {
                return true;
            }
        }
        return false;
    }

    /** The place behind the mark that makes a label of what was taken: {@code refresh:}; -1 when it is none. */
    public static int label(String text, int begin, int end, int length) {
        int last = end;
        while (last > begin && (text.charAt(last - 1) == ':' || text.charAt(last - 1) == '=')) {
            last--;
        }
        for (int place = begin; place < last; place++) {
            if (!Texts.isWord(text.charAt(place)) && "_-.".indexOf(text.charAt(place)) < 0) {
                return -1;
            }
        }
        boolean marked = last > begin
                && !Texts.isQuote(text, end, length)
                && last < length
                && (text.charAt(last) == ':' || text.charAt(last) == '=');
        boolean goesOn =
                marked && last + 1 < length && (text.charAt(last) == '=' || Texts.isBlank(text.charAt(last + 1)));
        int value = goesOn ? Secrets.behindMark(text, last, length) : -1;
        return value < length ? value : -1;
    }
}
