package dev.patternengine.mining.text;

/**
 * Error texts without what varies and what is private: addresses, paths, numbers, quoted spans and secrets become
 * {@value #WILDCARD}, white space becomes one blank. Messages of one cause so become the same text, and nothing private is
 * kept.
 *
 * <p>In this order at each place: address of a person around an {@code @} ({@link Addresses}), JSON ({@link Json}), url (the
 * scheme stays), path, host, what looks drawn at random ({@link Randomness}), pass phrase with hyphens, uuid, time or address
 * with colons, number with its sign and its continuations ({@code 1_0}, {@code 10.0.0.1}) unless it tells errors apart
 * ({@link Statuses}), hexadecimal, value behind the name of a secret ({@link Secrets}), everything after {@code near} and a
 * quote, quoted span. Other spellings of the same characters are read as these ({@link Spelling}).
 *
 * <p>Cost: O(length), each character is looked at a bounded number of times; texts are cut to {@value #LONGEST_TEXT}
 * characters first, results to {@value #LONGEST_MASKED}.
 */
public final class Masks {
    /** What stands for a part that varies. */
    public static final String WILDCARD = "<*>";

    static final int LONGEST_TEXT = 4_096;
    static final int LONGEST_MASKED = 512;

    private static final String QUOTES = "'\"`";
    private static final String BEGIN = "-----BEGIN ";

    private final String text;
    private final int length;
    private final boolean cut;
    private final StringBuilder out;
    private final Spans addresses;
    private final Spans below;
    private boolean[] unclosed = new boolean[QUOTES.length()];
    private Boolean login;
    private int limit;
    private int place;
    private int named = -1;

    private Masks(String given) {
        this.cut = given.length() > LONGEST_TEXT;
        String plain = Spelling.plain(cut ? given.substring(0, LONGEST_TEXT) : given);
        this.text = plain;
        this.length = Math.min(plain.length(), LONGEST_TEXT);
        this.limit = length;
        this.out = new StringBuilder(Math.min(length, LONGEST_MASKED) + 16);
        this.addresses = Addresses.in(text, length);
        this.below = Below.in(text, length);
    }

    /** The masked text: at most {@value #LONGEST_MASKED} characters, no white space at its ends. */
    public static String mask(String text) {
        return new Masks(text).run();
    }

    private String run() {
        while (goesOn()) {
            step();
        }
        int end = Math.min(out.length(), LONGEST_MASKED);
        while (end > 0 && (out.charAt(end - 1) == ' ' || Character.isHighSurrogate(out.charAt(end - 1)))) {
            end--;
        }
        return out.substring(0, end);
    }

    String text() {
        return text;
    }

    int place() {
        return place;
    }

    char here() {
        return text.charAt(place);
    }

    /** Behind the last character to be masked now. */
    int limit() {
        return limit;
    }

    /** Whether there is more to be masked now, and room for it. */
    boolean goesOn() {
        return place < limit && out.length() < LONGEST_MASKED;
    }

    /** Masks up to the place as a text of its own. */
    void walk(int end) {
        int outer = limit;
        boolean[] outside = unclosed;
        limit = Math.min(end, outer);
        unclosed = new boolean[QUOTES.length()];
        while (goesOn()) {
            step();
        }
        limit = outer;
        unclosed = outside;
        place = Math.max(place, Math.min(end, outer));
    }

    /** Puts a wildcard for what is before the place, if anything. */
    void maskTo(int end) {
        if (end > place) {
            mask(end);
        }
    }

    void copy(int characters) {
        copyTo(place + characters);
    }

    private void step() {
        char here = text.charAt(place);
        int address = addresses.endAt(place);
        if (address > place) {
            address(Math.min(address, limit));
        } else if (!below.isEmpty() && below.endAt(place) > place) {
            mask(Math.min(below.endAt(place), limit));
        } else if (Character.isWhitespace(here)) {
            blank();
        } else if (here == '-' && text.startsWith(BEGIN, place)) {
            armoured();
        } else if (startsPiece(here)) {
            piece();
        } else if (Json.begins(text, place, limit)) {
            new Json(this).run();
        } else if (!quoted(here)) {
            copy(1);
        }
    }

    /** The address and the secret behind it. */
    private void address(int end) {
        Span secret = Logins.behind(text, place, end, limit);
        mask(end);
        if (secret != null && secret.end() > place) {
            walk(secret.begin());
            maskTo(secret.end());
        }
    }

    void blank() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
        place++;
    }

    /** {@code -----BEGIN PRIVATE KEY-----} and what follows, up to {@code -----END}. */
    private void armoured() {
        int end = text.indexOf("-----END ", place);
        copyTo(place + BEGIN.length());
        mask(end < 0 || end > limit ? limit : end);
    }

    private boolean startsPiece(char here) {
        return (Texts.isPiece(here) || here == '\\') && !(here == '.' && isAt(place + 1, ' '));
    }

    private boolean isAt(int at, char expected) {
        return Texts.isAt(text, at, limit, expected);
    }

    private void copyTo(int end) {
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
        if (kind < 0 || unclosed[kind] || (isWordBefore() && !Quotes.isPrefixed(text, place))) {
            return false;
        }
        int close = Quotes.close(text, place, limit);
        if (close < 0) {
            unclosed[kind] = true;
            return false;
        }
        int open = place;
        int behind = Math.min(limit, close + 1 + Quotes.escapes(text, place));
        if (Secrets.isName(text, place + 1, close, limit)) {
            copy(1);
            return true;
        }
        copy(1);
        if (Json.begins(text, place, close)
                || Statuses.isQuoted(text, place, close)
                || Quotes.isOfSyntax(text, place - 1)
                || Statuses.isQuotedCode(text, place - 1, place, close, limit)) {
            walk(close);
        } else {
            mask(close);
        }
        Span name = new Span(open + 1, close);
        copyTo(Math.max(place, Math.min(behind, limit)));
        if (close - open < Suffixes.LONGEST && Secrets.endsInName(text, name)) {
            named = close;
            attribute();
        }
        return true;
    }

    /** What a tag holds whose attribute is the name of a secret. */
    private void attribute() {
        Span held = isAt(place, '>') ? Secrets.tagged(text, place + 1, limit) : null;
        if (held != null) {
            copyTo(held.begin());
            maskTo(held.end());
        }
    }

    private boolean isWordBefore() {
        return place > 0 && Texts.isWord(text.charAt(place - 1));
    }

    /** A run of characters that could be one address or path: masked whole, or else word by word. */
    private void piece() {
        int run = Texts.runEnd(text, place, limit);
        int end = run;
        while (end > place + 1 && Texts.isTrailing(text.charAt(end - 1))) {
            end--;
        }
        int marked = Randomness.markedEnd(text, place, run, limit);
        if (marked > 0) {
            mask(marked);
            return;
        }
        int spelled = isAt(end, ' ') ? Addresses.spelledEnd(text, end, limit) : -1;
        if (spelled > end) {
            mask(spelled);
        } else if (Texts.isScheme(text, place, end, limit)) {
            copyTo(end + 3);
            mask(Texts.urlEnd(text, place, limit));
        } else if (end - place > 1 && (isOneValue(end) || isCutShort(run))) {
            int last = Secrets.lastWord(text, place, end);
            mask(end);
            behindName(last, end);
        } else if (isDrawn(end)) {
            int last = Secrets.lastWord(text, place, end);
            drawn(end);
            behindName(last, end);
        } else {
            words(end);
        }
        if (place < run) {
            copyTo(run);
        }
    }

    /** Masks what the last word of a run names that was masked as a whole. */
    private void behindName(int word, int end) {
        SecretName name = place == end && word < end ? Secrets.name(text, word, end, limit) : null;
        if (name != null && name.bare()) {
            named = end;
            Span secret = Secrets.after(name, text, word, end, limit);
            if (secret != null && Nested.isMarked(text, end, secret.begin())) {
                Taken.hide(this, secret);
            }
        }
    }

    private boolean isOneValue(int end) {
        return Pieces.isOneValue(text, place, end) || Sentences.isJudged(text, place, end, limit);
    }

    private boolean isDrawn(int end) {
        return Randomness.isIn(text, place, end) && !Pieces.hasUuid(text, place, end);
    }

    /** The run without the marks before it and hyphens behind, and the {@code ==} that ends what is written to the base of 64. */
    private void drawn(int run) {
        while (isAt(place, '-') || isAt(place, '@')) {
            copy(1);
        }
        int last = Texts.without(text, run, '-');
        mask(last);
        int end = last;
        while (isAt(end, '=')) {
            end++;
        }
        place = end < limit && Texts.isWord(text.charAt(end)) ? last : end;
    }

    /** Whether the text was cut within the run, so that nobody knows what it began. */
    private boolean isCutShort(int run) {
        return cut && run == length && run - place <= Addresses.LONGEST;
    }

    private void words(int end) {
        while (place < end) {
            char here = text.charAt(place);
            if (Texts.isWord(here)) {
                word();
            } else if (here == '-' && Statuses.isRemote(text, place, limit)) {
                copy(Statuses.REMOTE);
            } else if (here == '-' && !isWordBefore() && place + 1 < end && Texts.isDigit(text.charAt(place + 1))) {
                sign();
                word();
            } else {
                copy(1);
            }
        }
    }

    /** The sign of a number, which stays where the number does. */
    private void sign() {
        int number = place + 1;
        if (Statuses.isKept(text, number, Texts.wordEnd(text, number, limit), limit)) {
            copy(1);
        } else {
            place++;
        }
    }

    private void word() {
        int end = Texts.wordEnd(text, place, limit);
        if (Pieces.isUuid(text, place, limit)) {
            mask(place + Pieces.UUID);
        } else if (Pieces.isColons(text, place, limit)) {
            mask(Pieces.colonsEnd(text, place, limit));
        } else if (Texts.isDigit(text.charAt(place))) {
            number(end);
        } else if (Pieces.isHexadecimal(text, place, end) || isShortDrawn(end)) {
            mask(end);
        } else {
            plain(end);
        }
    }

    private boolean isShortDrawn(int end) {
        return Randomness.isShort(text, place, end) && (end >= limit || Secrets.name(text, place, end, limit) == null);
    }

    private void number(int end) {
        int digits = place;
        while (digits < end && Texts.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (Statuses.isKept(text, place, end, limit) || Statuses.isHexCode(text, place, end, limit)) {
            copyTo(end);
        } else if (Pieces.isUnit(text, digits, end)) {
            mask(digits);
            copyTo(end);
        } else {
            mask(Pieces.continued(text, end, limit));
        }
    }

    private void plain(int end) {
        if (Quotes.isTail(text, place, end, limit)) {
            copyTo(end + 1);
            mask(limit);
            return;
        }
        Span secret = secret(end);
        copyTo(secret == null ? end : Math.min(end, secret.begin()));
        if (secret != null) {
            Taken.hide(this, secret);
            if (Secrets.endsInName(text, secret)) {
                named = secret.end();
                copyTo(place + (place < limit && Texts.isQuote(text.charAt(place)) && isAt(place + 1, '>') ? 1 : 0));
                attribute();
            }
        }
    }

    private Span secret(int end) {
        if (Options.is(text, place) && isLogin()) {
            return Options.secret(text, place, limit);
        }
        if (end >= limit) {
            return null;
        }
        SecretName name = Secrets.name(text, place, end, limit);
        named = name != null && name.bare() ? end : named;
        Span compared = name == null ? Compared.secret(text, named, place, end, limit) : null;
        return compared == null ? Secrets.after(name, text, place, end, limit) : compared;
    }

    private boolean isLogin() {
        login = login == null ? Options.isLogin(text) : login;
        return login;
    }
}
