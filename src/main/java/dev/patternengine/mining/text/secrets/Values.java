package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Quotes;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Texts;

/** How far values reach: to the closing quote or bracket, or as far as their name says. Each is O(length of the value). */
public final class Values {
    private static final String OPENING = "([{<";
    private static final String CLOSING = ")]}>";

    private Values() {}

    /** The value that begins at the place, without its quotes or brackets; null when there is none. */
    public static Span at(String text, int place, int length, SecretName.Extent extent) {
        if (place >= length || text.charAt(place) < ' ') {
            return null;
        }
        int open = quoteBehind(text, place, length);
        if (open >= 0) {
            int close = Quotes.close(text, open, length);
            return close < 0 ? unclosed(text, place, open, length, extent) : Span.of(open + 1, close);
        }
        if (OPENING.indexOf(text.charAt(place)) >= 0) {
            int close = bracket(text, place, length);
            return close < 0 ? Span.of(place, end(text, place, length, extent)) : Span.of(place + 1, close);
        }
        int end = end(text, place, length, extent);
        return Span.of(place, extent == SecretName.Extent.WORD ? closed(text, place, end, length) : end);
    }

    /** Behind the bracket that opens within the word and closes behind it: what a call is told, unless it has names of its own. */
    private static int closed(String text, int begin, int end, int length) {
        int open = begin;
        while (open < end && text.charAt(open) != '(') {
            open++;
        }
        int close = open < end ? bracket(text, open, Lines.end(text, end, length)) : -1;
        for (int place = open; place < close; place++) {
            if (text.charAt(place) == '=' || text.charAt(place) == ':') {
                return end;
            }
        }
        return Math.max(end, close + 1);
    }

    /** Of a quote that nothing closes the value reaches as far as if there were none. */
    private static Span unclosed(String text, int place, int open, int length, SecretName.Extent extent) {
        return Span.of(place, open + 1 < length ? end(text, open + 1, length, extent) : open + 1);
    }

    /** Where a quote stands, with backslashes before it or none; -1 when none does. */
    private static int quoteBehind(String text, int place, int length) {
        int quote = place;
        while (quote < length && text.charAt(quote) == '\\') {
            quote++;
        }
        return Texts.isQuote(text, quote, length) ? quote : -1;
    }

    /** Where the bracket closes that opens at the place, -1 when it does not. */
    private static int bracket(String text, int place, int length) {
        char opening = text.charAt(place);
        char closing = CLOSING.charAt(OPENING.indexOf(opening));
        int depth = 0;
        for (int at = place; at < length; at++) {
            char here = text.charAt(at);
            depth += here == opening ? 1 : here == closing ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static int end(String text, int place, int length, SecretName.Extent extent) {
        return switch (extent) {
            case WORD -> Math.max(Texts.valueEnd(text, place, length), Math.min(place + 1, length));
            case LIST -> listEnd(text, place, length);
            case CLAUSE -> withoutOrdinary(text, place, clauseEnd(text, place, length));
            case LINE -> withoutOrdinary(text, place, lineEnd(text, place, length));
        };
    }

    /** Where a list of values ends that begins at the place: before an ordinary word or one with a mark behind. */
    static int listEnd(String text, int place, int length) {
        int end = Math.max(Texts.valueEnd(text, place, length), Math.min(place + 1, length));
        while (Texts.isAt(text, end, length, ',')) {
            int next = Texts.skipBlanks(text, end + 1, length);
            int last = Texts.valueEnd(text, next, length);
            boolean named =
                    last > next && text.substring(next, last).chars().anyMatch(mark -> mark == ':' || mark == '=');
            if (last == next || named || Ordinary.is(text, next, last)) {
                return end;
            }
            end = last;
        }
        return end;
    }

    /** The end of the word behind a comma at the place, where nothing follows it; else the place. */
    static int withLast(String text, int comma, int length) {
        int next = Texts.skipBlanks(text, comma + 1, length);
        int last = Texts.blankBehind(text, next, length);
        boolean plain = Texts.isAt(text, comma, length, ',') && last > next && last == length;
        return plain && text.indexOf('=', next) < 0 && !Ordinary.is(text, next, last) ? last : comma;
    }

    private static int lineEnd(String text, int place, int length) {
        int end = place;
        while (end < length && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Where the clause ends that begins at the place. */
    public static int clauseEnd(String text, int place, int length) {
        int end = place + 1;
        while (end < length && !endsClause(text, end, length)) {
            end++;
        }
        return end;
    }

    private static boolean endsClause(String text, int place, int length) {
        char here = text.charAt(place);
        return switch (here) {
            case '\n', '\r', '<', '"' -> true;
            case ';', '&' -> isEnd(text, place + 1, length) || isNamed(text, place + 1, length);
            case ',', '.', ':', ')', ']', '}' -> isEnd(text, place + 1, length);
            default -> false;
        };
    }

    /** Whether nothing, a blank or a further mark stands there. */
    private static boolean isEnd(String text, int place, int length) {
        return place >= length || text.charAt(place) <= ' ' || ",;.)]}".indexOf(text.charAt(place)) >= 0;
    }

    /** Whether a name of at most two words and {@code =} follow. */
    private static boolean isNamed(String text, int place, int length) {
        int first = Texts.wordEnd(text, Texts.skipBlanks(text, place, length), length);
        int second = Texts.wordEnd(text, Texts.skipBlanks(text, first, length), length);
        return Texts.isAt(text, first, length, '=') || Texts.isAt(text, second, length, '=');
    }

    /** The end without the ordinary words at it, of all words but the first. */
    private static int withoutOrdinary(String text, int begin, int clauseEnd) {
        int end = clauseEnd;
        while (true) {
            int last = end;
            while (last > begin && Texts.isBlank(text.charAt(last - 1))) {
                last--;
            }
            int word = last;
            while (word > begin && !Texts.isBlank(text.charAt(word - 1))) {
                word--;
            }
            if (word == begin || !Ordinary.is(text, word, last)) {
                return last;
            }
            end = word;
        }
    }
}
