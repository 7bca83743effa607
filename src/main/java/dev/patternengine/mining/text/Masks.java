package dev.patternengine.mining.text;

import dev.patternengine.mining.text.secrets.Below;
import dev.patternengine.mining.text.secrets.DeniedPairs;
import dev.patternengine.mining.text.secrets.Disguises;
import dev.patternengine.mining.text.secrets.Elements;
import dev.patternengine.mining.text.secrets.Fields;
import dev.patternengine.mining.text.secrets.Logins;
import dev.patternengine.mining.text.secrets.RowValues;
import dev.patternengine.mining.text.secrets.Secrets;
import dev.patternengine.mining.text.secrets.SeedWords;
import dev.patternengine.mining.text.secrets.Subject;
import dev.patternengine.mining.text.secrets.Suffixes;
import dev.patternengine.mining.text.secrets.UnknownNames;
import dev.patternengine.mining.text.shape.Quotes;
import dev.patternengine.mining.text.shape.Randomness;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Statuses;
import dev.patternengine.mining.text.shape.Texts;

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
    /** What shells hand to a command. */
    private static final String HERE = " <<<";

    private static final String BEGIN = "-----BEGIN ";

    /** Where words are hidden that may be secrets. */
    private enum Reach {
        /** Behind what introduces one. */
        INTRODUCED,
        /** The same, and it ends where a word says that secrets may be anywhere. */
        UNLESS_TOLD,
        EVERYWHERE
    }

    private final String text;
    private final int length;
    private final boolean cut;
    private final StringBuilder out;
    private final Spans addresses;
    private final Spans below;
    private final Spans rows;
    private final Spans fields;
    private final Runs runs;
    private final Reach reach;
    private boolean told;
    private boolean[] unclosed = new boolean[QUOTES.length()];
    private int limit;
    private int place;

    private Masks(String given, Reach reach) {
        this.cut = given.length() > LONGEST_TEXT;
        String plain = Spelling.plain(cut ? given.substring(0, LONGEST_TEXT) : given);
        this.text = plain;
        this.length = Math.min(plain.length(), LONGEST_TEXT);
        this.limit = length;
        this.out = new StringBuilder(Math.min(length, LONGEST_MASKED) + 16);
        this.addresses = Addresses.in(text, length);
        this.below = Below.in(text, length);
        this.rows = RowValues.in(text, length);
        this.fields = Fields.in(text, length)
                .with(UnknownNames.in(text, length))
                .with(DeniedPairs.in(text, length))
                .with(SeedWords.in(text, length));
        this.reach = reach;
        this.runs = new Runs(this, reach == Reach.EVERYWHERE);
    }

    /**
     * The masked text: at most {@value #LONGEST_MASKED} characters, no white space at its ends. Of a text that tells of secrets
     * or of signing in anywhere, ordinary words and names from code alone are kept.
     */
    public static String mask(String text) {
        Masks masks = new Masks(text, Reach.UNLESS_TOLD);
        String masked = masks.run();
        return masks.told || masks.isToldBehind() ? new Masks(text, Reach.EVERYWHERE).run() : masked;
    }

    /** The same where words are hidden only behind what introduces a secret. */
    static String maskIntroduced(String text) {
        return new Masks(text, Reach.INTRODUCED).run();
    }

    /** Whether what there was no room for says that the text tells of secrets. */
    private boolean isToldBehind() {
        for (int word = place; word < length; word++) {
            int end = Texts.wordEnd(text, word, length);
            if (end > word && Subject.isToldOrNamed(text, word, end, length)) {
                return true;
            }
            word = end;
        }
        return false;
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
        return place < limit && out.length() < LONGEST_MASKED && !told;
    }

    /** Says that the text tells of secrets or of signing in. */
    void tellOfSecrets() {
        told = reach == Reach.UNLESS_TOLD;
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

    /** Goes on behind what leaves nothing. */
    void skipTo(int end) {
        place = end;
    }

    /** Masks up to the place as {@link #walk}, but for what a name of a secret before would hide. */
    void walkFreely(int end) {
        runs.walkFreely(end);
    }

    /** Whether the text was cut at the place, so that nobody knows what ends there. */
    boolean isCutAt(int end) {
        return cut && end == length;
    }

    void copy(int characters) {
        copyTo(place + characters);
    }

    private void step() {
        char here = text.charAt(place);
        int address = addresses.endAt(place);
        if (address > place && Disguises.end(text, place, address) == place) {
            address(Math.min(address, limit));
        } else if (!below.isEmpty() && below.endAt(place) > place) {
            mask(Math.min(below.endAt(place), limit));
        } else if (!rows.isEmpty() && rows.endAt(place) > place) {
            mask(Math.min(rows.endAt(place), limit));
        } else if (!fields.isEmpty() && fields.endAt(place) > place) {
            mask(Math.min(fields.endAt(place), limit));
        } else if (runs.toldEnd(place) > place) {
            runs.told(runs.toldEnd(place));
        } else if (Character.isWhitespace(here)) {
            blank();
        } else if (here == '-' && text.startsWith(BEGIN, place)) {
            armoured();
        } else if (startsPiece(here)) {
            runs.run();
        } else if (Json.begins(text, place, limit)) {
            new Json(this).run();
        } else if (!quoted(here)) {
            copy(1);
            if (here == '<' && text.startsWith(HERE, place - HERE.length()) && isAt(place, ' ')) {
                runs.guard(place);
            }
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

    void copyTo(int end) {
        out.append(text, place, end);
        place = end;
    }

    void mask(int end) {
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
        element();
        if (close - open < Suffixes.LONGEST) {
            behindQuoted(name);
        }
        return true;
    }

    /** What an element holds that says no more than that it is a value. */
    private void element() {
        Span held = isAt(place, '>') ? Elements.value(text, place, limit) : null;
        if (held != null) {
            copyTo(held.begin());
            maskTo(held.end());
        }
    }

    /** What the last word of a quoted span says of what stands behind it, or of the whole text. */
    private void behindQuoted(Span name) {
        if (Secrets.endsInName(text, name)) {
            runs.name(name.end(), place);
            attribute();
        } else if (Subject.isTold(text, Secrets.lastWord(text, name.begin(), name.end()), name.end(), limit)) {
            tellOfSecrets();
        }
    }

    /** What a tag holds whose attribute is the name of a secret. */
    void attribute() {
        Span held = isAt(place, '>') ? Secrets.tagged(text, place + 1, limit) : null;
        if (held != null) {
            copyTo(held.begin());
            maskTo(held.end());
        }
    }

    boolean isWordBefore() {
        return place > 0 && Texts.isWord(text.charAt(place - 1));
    }
}
