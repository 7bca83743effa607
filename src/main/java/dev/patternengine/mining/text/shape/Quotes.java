package dev.patternengine.mining.text.shape;

import java.util.Set;

/** Quoted spans, also in texts that were quoted again: there each quote has as many backslashes as the one it belongs to. */
public final class Quotes {
    private static final Set<String> PREFIXES = Set.of("b", "u", "r", "f", "n", "br", "rb");

    private Quotes() {}

    /** The number of backslashes right before the place. */
    public static int escapes(String text, int place) {
        int before = place;
        while (before > 0 && text.charAt(before - 1) == '\\') {
            before--;
        }
        return place - before;
    }

    /**
     * Where the contents end of the span that the quote at the place opens: at the next such quote with as many backslashes
     * and no word behind it, or at those; -1 when there is none. O(length to there).
     */
    public static int close(String text, int open, int length) {
        int escapes = escapes(text, open);
        int gnu = text.charAt(open) == '`' ? gnuClose(text, open, length) : -1;
        if (gnu >= 0) {
            return gnu;
        }
        int plain = -1;
        int close = text.indexOf(text.charAt(open), open + 1);
        while (close >= 0 && close < length) {
            if (!isWordAt(text, close + 1, length)) {
                if (belongs(text, open, close, escapes)) {
                    return close - escapes;
                }
                plain = plain < 0 ? close : plain;
            }
            close = text.indexOf(text.charAt(open), close + 1);
        }
        return plain;
    }

    /** Where an apostrophe closes what a backquote opens, before a further backquote; -1 where none does. */
    private static int gnuClose(String text, int open, int length) {
        boolean inner = false;
        for (int place = open + 1; place < length && text.charAt(place) != '`' && text.charAt(place) >= ' '; place++) {
            boolean word = isWordAt(text, place + 1, length);
            if (text.charAt(place) == '\'' && !word && !inner) {
                return place;
            }
            boolean opens = word && !Texts.isWord(text.charAt(place - 1));
            inner = text.charAt(place) == '\'' ? opens || (inner && word) : inner;
        }
        return -1;
    }

    /** Whether the quote stands behind {@code unexpected token}, as shells tell of their syntax: what it holds is no name. */
    public static boolean isOfSyntax(String text, int quote) {
        return text.charAt(quote) == '`' && text.regionMatches(true, quote - 17, "unexpected token ", 0, 17);
    }

    /** The same for strings of JSON, behind which anything may stand. */
    public static int end(String text, int open, int length) {
        int escapes = escapes(text, open);
        int close = text.indexOf(text.charAt(open), open + 1);
        while (close >= 0 && close < length) {
            if (belongs(text, open, close, escapes)) {
                return close - escapes;
            }
            close = text.indexOf(text.charAt(open), close + 1);
        }
        return -1;
    }

    /** Whether the word is {@code near} with a quote after it: how databases introduce a piece of the statement. */
    public static boolean isTail(String text, int begin, int end, int length) {
        return end - begin == 4
                && text.startsWith("near", begin)
                && Texts.isAt(text, end, length, ' ')
                && Texts.isQuote(text, end + 1, length);
    }

    /** Whether a prefix of a string literal stands right before the quote: {@code b'x'}. */
    public static boolean isPrefixed(String text, int quote) {
        int begin = quote;
        while (begin > 0 && quote - begin <= 2 && Texts.isWord(text.charAt(begin - 1))) {
            begin--;
        }
        boolean apart = begin == 0 || !Texts.isWord(text.charAt(begin - 1));
        return apart && quote > begin && PREFIXES.contains(Texts.lower(text, begin, quote));
    }

    private static boolean belongs(String text, int open, int close, int escapes) {
        int escaped = Math.min(escapes(text, close), close - open - 1);
        return escapes == 0 ? escaped % 2 == 0 : escaped == escapes;
    }

    private static boolean isWordAt(String text, int place, int length) {
        return place < length && Texts.isWord(text.charAt(place));
    }
}
