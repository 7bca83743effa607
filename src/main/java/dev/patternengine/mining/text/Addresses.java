package dev.patternengine.mining.text;

import dev.patternengine.mining.text.secrets.Ordinary;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Where addresses of people and logins at machines stand in a text: around each {@code @}, as far as there is no end of a
 * word, of a list or of a bracket; blanks around the {@code @} and around dots are no ends. {@code 'ann'@'host'} is left to
 * the quotes. Also {@code ann at example dot com} and {@code ann at example.com}.
 *
 * <p>Cost: O(length), and O({@value #LONGEST}) for each {@code @}. Memory: two numbers for each.
 */
final class Addresses {
    /** Of an e-mail address, RFC 5321 section 4.5.3.1. */
    static final int LONGEST = 254;

    private static final int MOST_BLANKS = 3;
    private static final int LONGEST_NAME = 10;
    private static final int MOST_NAMES = 4;

    /** What is told before an address and is no part of it. */
    private static final Set<String> TOLD = Set.of(
            "user",
            "username",
            "login",
            "account",
            "email",
            "mail",
            "mailto",
            "address",
            "from",
            "to",
            "cc",
            "bcc",
            "sender",
            "recipient",
            "owner",
            "name",
            "contact",
            "uid",
            "principal",
            "error",
            "relay",
            "msgid",
            "sip");

    private Addresses() {}

    /** The addresses among the first characters of a text. */
    static Spans in(String text, int length) {
        int at = text.indexOf('@');
        int spelled = text.indexOf(" dot ");
        int worded = Worded.first(text);
        return at < 0 && spelled < 0 && worded < 0 ? Spans.NONE : new Finder(text, length).spans(at, spelled, worded);
    }

    /** Where the address ends in {@code ann DOT x AT example DOT org} that goes on at the place behind its first word; -1 when none does. */
    static int spelledEnd(String text, int place, int length) {
        char first = place + 1 < length ? text.charAt(place + 1) : ' ';
        if (first != 'A' && first != 'D') {
            return -1;
        }
        int end = place;
        while (text.startsWith(" DOT ", end)) {
            end = Texts.blankBehind(text, end + " DOT ".length(), length);
        }
        if (!text.startsWith(" AT ", end)) {
            return -1;
        }
        int host = Texts.blankBehind(text, Math.min(length, end + " AT ".length()), length);
        int last = -1;
        while (host < length && text.startsWith(" DOT ", host)) {
            last = Texts.wordEnd(text, Math.min(length, host + " DOT ".length()), length);
            host = last;
        }
        return last;
    }

    /** One pass over a text. */
    private static final class Finder {
        private final String text;
        private final int length;
        private final Spans spans = new Spans();
        private boolean spaced;
        private boolean hashed;

        Finder(String text, int length) {
            this.text = text;
            this.length = length;
        }

        Spans spans(int firstAt, int firstDot, int firstWord) {
            int at = firstAt;
            while (at >= 0 && at < length) {
                if (at >= spans.last()) {
                    around(at);
                }
                at = text.indexOf('@', at + 1);
            }
            if (spans.isEmpty() && firstDot > 0) {
                spelled(firstDot);
            }
            if (spans.isEmpty() && firstWord > 0) {
                Worded.add(text, firstWord, length, spans);
            }
            return spans;
        }

        private void around(int at) {
            int local = back(at);
            int host = forth(at + 1);
            spaced = local < at;
            hashed = isHash(at + 1);
            if (!spaced && Texts.isQuote(text, at - 1, length)) {
                quoted(at, host);
            } else if (isJoinedBefore(at, local, host)) {
                int begin = begin(local);
                if (hasLetter(begin, local)) {
                    int end = isJoinedAfter(at, host) ? Math.max(end(host), at + 1) : at + 1;
                    int name = spaced || begin == 0 || text.charAt(begin - 1) != '<' ? begin : name(begin - 1);
                    spans.add(
                            Math.min(name, begin),
                            name < begin - 1 && Texts.isAt(text, end, length, '>') ? end + 1 : end);
                }
            }
        }

        /** Where the name of a person begins before the bracket: words with capitals. Behind the bracket when there is none. */
        private int name(int bracket) {
            int floor = floor(bracket);
            int begin = bracket;
            for (int words = 0; words < MOST_NAMES; words++) {
                int end = back(begin);
                int word = end;
                while (word > floor
                        && (Texts.isWord(text.charAt(word - 1)) || ".-'".indexOf(text.charAt(word - 1)) >= 0)) {
                    word--;
                }
                if (word == end || (end == begin && words > 0) || !isName(word, end)) {
                    break;
                }
                begin = word;
            }
            boolean label = begin == 0 && text.lastIndexOf(' ', bracket - 2) < 0;
            return begin == bracket || label ? bracket + 1 : begin;
        }

        private boolean isName(int begin, int end) {
            return Character.isUpperCase(text.charAt(begin))
                    && !Ordinary.is(text, begin, end)
                    && !TOLD.contains(Texts.lower(text, begin, end));
        }

        /** Whether hexadecimals alone follow: the object's hash, as Java writes it. */
        private boolean isHash(int begin) {
            int end = begin;
            while (end < length && Texts.isHex(text.charAt(end))) {
                end++;
            }
            return end - begin > 4 && end - begin <= 8 && (end == length || !Texts.isPiece(text.charAt(end)));
        }

        private boolean hasLetter(int begin, int end) {
            for (int place = begin; place < end; place++) {
                if (Character.isLetter(text.charAt(place))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether what stands before belongs to the sign, in spite of blanks between. */
        private boolean isJoinedBefore(int at, int local, int host) {
            if (!spaced || local == 0) {
                return !spaced;
            }
            boolean after = host > at + 1;
            return isHost(host) && (after ? Character.isLetter(text.charAt(local - 1)) : hasDot(host));
        }

        private boolean isJoinedAfter(int at, int host) {
            return host == at + 1 || (isHost(host) && (spaced || hasDot(host)));
        }

        private boolean isHost(int host) {
            return host < length && (Character.isLetter(text.charAt(host)) || text.charAt(host) == '[');
        }

        private boolean hasDot(int host) {
            int end = end(host);
            int dot = text.indexOf('.', host);
            return dot > 0 && dot < end - 1;
        }

        /** A quoted name before the sign: with a quoted host it is left to the quotes. */
        private void quoted(int at, int host) {
            if (at < 2 || !Texts.isWord(text.charAt(at - 2))) {
                return;
            }
            int open = text.lastIndexOf(text.charAt(at - 1), at - 2);
            boolean opened = open >= floor(at) && (open == 0 || !Texts.isWord(text.charAt(open - 1)));
            if (!opened) {
                spans.add(begin(at - 1), Math.max(end(host), at + 1));
            } else if (!Texts.isQuote(text, host, length)) {
                spans.add(open, Math.max(end(host), at + 1));
            }
        }

        private int floor(int at) {
            return Math.max(spans.last(), at - LONGEST);
        }

        private int back(int place) {
            int end = place;
            while (end > 0 && place - end < MOST_BLANKS && text.charAt(end - 1) == ' ') {
                end--;
            }
            return end;
        }

        private int forth(int place) {
            int begin = place;
            while (begin < length && begin - place < MOST_BLANKS && text.charAt(begin) == ' ') {
                begin++;
            }
            return begin;
        }

        /** Where the local part begins that ends here. */
        private int begin(int local) {
            int begin = local;
            int floor = floor(local);
            while (begin > floor) {
                int earlier = earlier(begin, floor);
                if (earlier == begin) {
                    return begin;
                }
                begin = earlier;
            }
            return begin;
        }

        /** One character or bracket more to the left, the same place where the local part begins. */
        private int earlier(int begin, int floor) {
            char here = text.charAt(begin - 1);
            if (here <= ' ') {
                int blank = back(begin);
                return blank > floor && isDotted(blank, begin) ? blank : begin;
            }
            return switch (here) {
                case ',', ';', '"', '<', '(', '[', '{' -> begin;
                case ')', ']', '}', '>' -> opening(begin, floor);
                case '\'', '`' -> begin - 1 > floor && Texts.isWord(text.charAt(begin - 2)) ? begin - 1 : begin;
                case '=', ':' -> hashed || isTold(begin - 1, floor) ? begin : begin - 1;
                case '/' -> begin - 3 >= floor && text.startsWith("://", begin - 3) ? begin : begin - 1;
                default -> begin - 1;
            };
        }

        /** Whether the blanks between two places are beside a dot that joins: one with blanks around it, or before a sign with such. */
        private boolean isDotted(int blank, int begin) {
            if (isDotAt(begin)) {
                return Texts.isPiece(text.charAt(blank - 1));
            }
            return text.charAt(blank - 1) == '.' && (spaced || (blank > 1 && text.charAt(blank - 2) == ' '));
        }

        private boolean isDotAt(int place) {
            return place + 1 < length && text.charAt(place) == '.' && text.charAt(place + 1) == ' ';
        }

        private int opening(int close, int floor) {
            int kind = ")]}>".indexOf(text.charAt(close - 1));
            int open = text.lastIndexOf("([{<".charAt(kind), close - 2);
            boolean near = open > floor && text.charAt(open - 1) > ' ';
            return near && text.lastIndexOf(' ', close - 2) < open ? open : close;
        }

        private boolean isTold(int delimiter, int floor) {
            int word = delimiter;
            while (word > floor && delimiter - word <= LONGEST_NAME && Texts.isWord(text.charAt(word - 1))) {
                word--;
            }
            return TOLD.contains(Texts.lower(text, word, delimiter));
        }

        /** Where the host ends that begins here. */
        private int end(int host) {
            if (host < length && text.charAt(host) == '[') {
                int close = text.indexOf(']', host);
                return close > 0 && close < Math.min(length, host + LONGEST) ? close + 1 : host;
            }
            int end = hostEnd(host);
            int blank = forth(end);
            while (blank > end && isDotAt(blank) && blank + 2 < length && Texts.isWord(text.charAt(blank + 2))) {
                end = hostEnd(blank + 2);
                blank = forth(end);
            }
            while (end > host && Texts.isTrailing(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }

        private int hostEnd(int host) {
            int end = host;
            while (end < length && Texts.isPiece(text.charAt(end))) {
                end++;
            }
            return end;
        }

        /** {@code ann at example dot com}. */
        private void spelled(int firstDot) {
            for (int dot = firstDot; dot >= 0 && dot < length; dot = text.indexOf(" dot ", dot + 1)) {
                int host = wordBegin(dot);
                int at = host - " at ".length();
                if (at > 0 && text.startsWith(" at ", at)) {
                    spans.add(dotted(wordBegin(at)), Texts.wordEnd(text, dot + " dot ".length(), length));
                }
            }
        }

        /** The place of the first of the words with {@code dot} between that end with the word that begins here. */
        private int dotted(int begin) {
            int first = begin;
            while (first > 5 && first > begin - LONGEST && text.startsWith(" dot ", first - 5)) {
                first = wordBegin(first - 5);
            }
            return first;
        }

        private int wordBegin(int end) {
            int begin = end;
            while (begin > 0 && text.charAt(begin - 1) > ' ') {
                begin--;
            }
            return begin;
        }
    }
}
