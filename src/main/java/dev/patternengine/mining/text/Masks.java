package dev.patternengine.mining.text;

/**
 * Error texts without what varies: addresses, paths, numbers, quoted spans and anything that looks like a secret become
 * {@value #WILDCARD}, white space becomes one blank. Messages of one cause so become the same text, and nothing private is
 * kept.
 *
 * <p>In this order at each place: quoted span, everything after {@code near} and a quote, value after a name such as
 * {@code password=} or {@code Bearer}, url (the scheme stays), e-mail, path, host, long random token, uuid, time or
 * address with colons, number with its sign and its continuations ({@code 1_0}, {@code 10.0.0.1}), hexadecimal.
 *
 * <p>Cost: O(length), each character is looked at a constant number of times; texts are cut to {@value #LONGEST_TEXT}
 * characters first, results to {@value #LONGEST_MASKED}.
 */
public final class Masks {
    /** What stands for a part that varies. */
    public static final String WILDCARD = "<*>";

    static final int LONGEST_TEXT = 4_096;
    static final int LONGEST_MASKED = 512;

    private static final String QUOTES = "'\"`";
    private static final int LONGEST_COLONS = 48;
    private static final int UUID = 36;

    /** Of an e-mail address, RFC 5321 section 4.5.3.1. */
    private static final int LONGEST_ADDRESS = 254;

    private final String text;
    private final int length;
    private final boolean cut;
    private final StringBuilder out;
    private final boolean[] unclosed = new boolean[QUOTES.length()];
    private int place;

    private Masks(String text) {
        this.text = text;
        this.length = Math.min(text.length(), LONGEST_TEXT);
        this.cut = text.length() > LONGEST_TEXT;
        this.out = new StringBuilder(Math.min(length, LONGEST_MASKED) + 16);
    }

    /** The masked text: at most {@value #LONGEST_MASKED} characters, no white space at its ends. */
    public static String mask(String text) {
        return new Masks(text).run();
    }

    private String run() {
        while (place < length && out.length() < LONGEST_MASKED) {
            step();
        }
        int end = Math.min(out.length(), LONGEST_MASKED);
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        return out.substring(0, end);
    }

    private void step() {
        char here = text.charAt(place);
        if (Character.isWhitespace(here)) {
            blank();
        } else if (startsPiece(here)) {
            piece();
        } else if (!quoted(here)) {
            copy(place + 1);
        }
    }

    private void blank() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
        place++;
    }

    private boolean startsPiece(char here) {
        return (Texts.isPiece(here) || here == '\\') && !(here == '.' && isAt(place + 1, ' '));
    }

    private boolean isAt(int at, char expected) {
        return at < length && text.charAt(at) == expected;
    }

    private void copy(int end) {
        out.append(text, place, end);
        place = end;
    }

    private void mask(int end) {
        int written = out.length();
        if (written < 3
                || out.charAt(written - 1) != '>'
                || !out.substring(written - 3).equals(WILDCARD)) {
            out.append(WILDCARD);
        }
        place = end;
    }

    /** A quoted span opens where no word stands before it and closes where none follows. */
    private boolean quoted(char here) {
        int kind = QUOTES.indexOf(here);
        if (kind < 0 || unclosed[kind] || isWordBefore()) {
            return false;
        }
        int close = closing(here);
        if (close < 0) {
            unclosed[kind] = true;
            return false;
        }
        out.append(here);
        place++;
        mask(close);
        copy(close + 1);
        return true;
    }

    private boolean isWordBefore() {
        return place > 0 && Texts.isWord(text.charAt(place - 1));
    }

    private int closing(char quote) {
        int close = text.indexOf(quote, place + 1);
        while (close >= 0 && close < length - 1 && Texts.isWord(text.charAt(close + 1))) {
            close = text.indexOf(quote, close + 1);
        }
        return close < length ? close : -1;
    }

    /** A run of characters that could be one address or path: masked whole, or else word by word. */
    private void piece() {
        int run = runEnd();
        int end = run;
        while (end > place + 1 && Texts.isTrailing(text.charAt(end - 1))) {
            end--;
        }
        if (hasScheme(end)) {
            copy(end + 3);
            mask(Texts.urlEnd(text, place, length));
        } else if (end - place > 1 && (Pieces.isOneValue(text, place, end) || isCutShort(run))) {
            mask(end);
        } else {
            words(end);
        }
        if (place < run) {
            copy(run);
        }
    }

    /** Whether the text was cut within the run, so that nobody knows what it began. */
    private boolean isCutShort(int run) {
        return cut && run == length && run - place <= LONGEST_ADDRESS;
    }

    private int runEnd() {
        int end = place;
        if (isAt(place + 1, ':') && isAt(place + 2, '\\')) {
            end += 2;
        }
        while (end < length && (Texts.isPiece(text.charAt(end)) || text.charAt(end) == '\\')) {
            end++;
        }
        return end;
    }

    private boolean hasScheme(int end) {
        return end + 2 < length && text.startsWith("://", end) && Character.isLetter(text.charAt(place));
    }

    private void words(int end) {
        while (place < end) {
            char here = text.charAt(place);
            if (Texts.isWord(here)) {
                word();
            } else if (here == '-' && !isWordBefore() && place + 1 < end && Texts.isDigit(text.charAt(place + 1))) {
                place++;
                word();
            } else {
                copy(place + 1);
            }
        }
    }

    private void word() {
        int end = Texts.wordEnd(text, place, length);
        if (isUuid()) {
            mask(place + UUID);
        } else if (isColons()) {
            mask(colonsEnd());
        } else if (Texts.isDigit(text.charAt(place))) {
            number(end);
        } else if (Pieces.isHexadecimal(text, place, end) || Pieces.isRandom(text, place, end)) {
            mask(end);
        } else {
            plain(end);
        }
    }

    private boolean isUuid() {
        if (place + UUID > length) {
            return false;
        }
        for (int at = 0; at < UUID; at++) {
            char here = text.charAt(place + at);
            boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
            if (dash ? here != '-' : !Texts.isHex(here)) {
                return false;
            }
        }
        return true;
    }

    private int colonsEnd() {
        int end = place;
        int bound = Math.min(length, place + LONGEST_COLONS);
        while (end < bound && (Texts.isHex(text.charAt(end)) || text.charAt(end) == ':' || text.charAt(end) == '.')) {
            end++;
        }
        while (end > place && Texts.isTrailing(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Times, hardware addresses and addresses of version 6: groups of hexadecimals, two colons or more, a digit. */
    private boolean isColons() {
        int end = colonsEnd();
        int colons = 0;
        boolean digit = false;
        for (int at = place; at < end; at++) {
            colons += text.charAt(at) == ':' ? 1 : 0;
            digit |= Texts.isDigit(text.charAt(at));
        }
        return colons >= 2 && digit && !(end < length && Texts.isWord(text.charAt(end)));
    }

    private void number(int end) {
        int digits = place;
        while (digits < end && Texts.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (Pieces.isUnit(text, digits, end)) {
            mask(digits);
            copy(end);
        } else {
            mask(continued(end));
        }
    }

    private int continued(int end) {
        int last = end;
        int next = Pieces.continuation(text, last, length);
        while (next > last) {
            last = next;
            next = Pieces.continuation(text, last, length);
        }
        return last;
    }

    private void plain(int end) {
        int begin = place;
        copy(end);
        if (Secrets.namesTail(text, begin, end, length)) {
            copy(end + 1);
            mask(length);
        } else {
            int value = Secrets.valueAfter(text, begin, end, length);
            if (value > end) {
                copy(value);
                mask(Texts.valueEnd(text, value, length));
            }
        }
    }
}
