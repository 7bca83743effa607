package dev.patternengine.mining.text;

import dev.patternengine.mining.text.secrets.Commands;
import dev.patternengine.mining.text.secrets.Compared;
import dev.patternengine.mining.text.secrets.Disguises;
import dev.patternengine.mining.text.secrets.Entered;
import dev.patternengine.mining.text.secrets.Guard;
import dev.patternengine.mining.text.secrets.LoginPairs;
import dev.patternengine.mining.text.secrets.Nested;
import dev.patternengine.mining.text.secrets.Options;
import dev.patternengine.mining.text.secrets.SecretName;
import dev.patternengine.mining.text.secrets.Secrets;
import dev.patternengine.mining.text.secrets.Sentences;
import dev.patternengine.mining.text.secrets.SignIns;
import dev.patternengine.mining.text.secrets.Subject;
import dev.patternengine.mining.text.secrets.Surroundings;
import dev.patternengine.mining.text.secrets.Traces;
import dev.patternengine.mining.text.shape.Issued;
import dev.patternengine.mining.text.shape.Pieces;
import dev.patternengine.mining.text.shape.Quotes;
import dev.patternengine.mining.text.shape.Randomness;
import dev.patternengine.mining.text.shape.Span;
import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Statuses;
import dev.patternengine.mining.text.shape.Texts;

/**
 * Masks runs of characters that could be one address, path, word or number: whole, or else word by word, together with the
 * secrets that they name. Behind such names {@link Guard} holds. Cost: O(length of the run and of the secret).
 */
final class Runs {
    private final Masks masks;
    private final String text;
    private final Guard guard = new Guard();
    private final Traces traces = new Traces();
    private final Spans told = new Spans();
    private Boolean login;
    private boolean everywhere;
    private int named = -1;
    private int checked;
    private int known;

    Runs(Masks masks, boolean everywhere) {
        this.masks = masks;
        this.everywhere = everywhere;
        this.text = masks.text();
    }

    private int place() {
        return masks.place();
    }

    private int limit() {
        return masks.limit();
    }

    private boolean isAt(int at, char expected) {
        return Texts.isAt(text, at, limit(), expected);
    }

    /** Where the secret ends that commands or sentences before told of at the place, the place itself where none is. */
    int toldEnd(int at) {
        return told.isEmpty() ? at : Math.min(told.endAt(at), limit());
    }

    /** Masks a secret told of, but for the letter of its option. */
    void told(int end) {
        option(end);
        int begin = place();
        masks.maskTo(end);
        if (LoginPairs.isName(text, begin, end) || Disguises.end(text, begin, end) > begin) {
            guard.from(text, end, limit());
        }
    }

    /** Masks up to the place what has no words to keep, such as the names in JSON, which all stay. */
    void walkFreely(int end) {
        int former = guard.lift();
        boolean outside = everywhere;
        everywhere = false;
        masks.walk(end);
        everywhere = outside;
        guard.until(former);
    }

    /** Says that the name of a secret ended at the place, in quotes that end at a further one. */
    void name(int end, int behind) {
        named = end;
        masks.tellOfSecrets();
        guard.from(text, behind, limit());
    }

    /** Says that a secret may stand from the place to the end of its line. */
    void guard(int from) {
        guard.from(text, from, limit());
    }

    /** A run of characters that could be one address or path: masked whole, or else word by word. */
    void run() {
        int lettersEnd = Texts.lettersEnd(text, place(), limit());
        int run = Texts.runEnd(text, place(), lettersEnd, limit());
        int end = run;
        while (end > place() + 1 && Texts.isTrailing(text.charAt(end - 1))) {
            end--;
        }
        boolean letters = lettersEnd == end;
        if ((!letters || end - place() == 1) && isDisguised(end)) {
            return;
        }
        traces.look(text, place(), limit());
        if (Commands.isCall(text, place(), end, limit())) {
            guard.from(text, end, limit());
            Commands.addSecrets(text, place(), end, limit(), told);
        }
        if (isHidden()) {
            return;
        }
        int marked = Randomness.markedEnd(text, place(), run, limit());
        int padded = isAt(run, '=') ? Randomness.paddedEnd(text, place(), run, limit()) : -1;
        if (marked > 0 || padded > 0) {
            masks.mask(Math.max(marked, padded));
            return;
        }
        int spelled = isAt(end, ' ') ? Addresses.spelledEnd(text, end, limit()) : -1;
        if (spelled > end) {
            masks.mask(spelled);
        } else if (Texts.isScheme(text, place(), end, limit())) {
            masks.copyTo(end + 3);
            masks.mask(Texts.urlEnd(text, place(), limit()));
        } else if (end - place() > 1 && (isOneValue(letters, end) || isCutShort(run))) {
            int last = Secrets.lastWord(text, place(), end);
            masks.mask(end);
            behindName(last, end);
        } else if (isDrawn(end) || isIssued(end)) {
            int last = Secrets.lastWord(text, place(), end);
            drawn(end);
            behindName(last, end);
        } else if (letters && !isAt(end, ':')) {
            letters(end);
        } else {
            words(end);
        }
        if (place() < run) {
            masks.copyTo(run);
        }
    }

    /** Masks the name of a secret in disguise, and the secret. */
    private boolean isDisguised(int run) {
        int spaced = Disguises.spacedEnd(text, place(), limit());
        int end = spaced > place() ? spaced : Disguises.end(text, place(), run);
        if (end == place()) {
            return false;
        }
        int begin = place();
        if (Disguises.isPlain(text, begin, end)) {
            masks.copyTo(end);
        } else {
            masks.maskTo(end);
        }
        named = end;
        masks.tellOfSecrets();
        guard.behind(SecretName.PASSWORD, text, begin, end, limit());
        Span secret = end < limit() ? Secrets.after(SecretName.PASSWORD, text, begin, end, limit()) : null;
        if (secret != null) {
            Taken.hide(masks, secret);
        }
        return true;
    }

    /** Masks what the last word of a run names that was masked as a whole. */
    private void behindName(int word, int end) {
        tellOf(word < end && Subject.isToldOrNamed(text, word, end, limit()));
        SecretName name = place() == end && word < end ? Secrets.name(text, word, end, limit()) : null;
        if (name != null && name.bare()) {
            named = end;
            guard.behind(name, text, word, end, limit());
            Span secret = Secrets.after(name, text, word, end, limit());
            if (secret != null && Nested.isMarked(text, end, secret.begin())) {
                Taken.hide(masks, secret);
            }
        }
    }

    /** Masks what begins here where it stands behind the name of a secret and is of no closed list. */
    private boolean isHidden() {
        boolean behind = guard.holds(place());
        int looked = behind ? checked : known;
        if ((!behind && !everywhere && !traces.holds(place())) || place() < looked || isAt(place(), '\\')) {
            return false;
        }
        int end = Guard.end(text, place(), limit());
        int last = behind
                ? Guard.unknownEnd(text, place(), end, limit())
                : Surroundings.unknownEnd(text, place(), end, limit());
        checked = behind ? end : checked;
        known = end;
        if (last == place() || (isAt(place(), '-') && last - place() == 2)) {
            return false;
        }
        option(last);
        int word = Secrets.lastWord(text, place(), last);
        masks.maskTo(last);
        behindName(word, last);
        return true;
    }

    /** Copies the letter of an option: {@code -p}. */
    private void option(int end) {
        if (isAt(place(), '-') && place() + 1 < end && Character.isLetter(text.charAt(place() + 1))) {
            masks.copy(2);
        }
    }

    private boolean isOneValue(boolean letters, int end) {
        return (!letters && Pieces.isOneValue(text, place(), end))
                || Sentences.isJudged(text, place(), end, limit())
                || Entered.is(text, place(), end, limit());
    }

    private boolean isDrawn(int end) {
        return Randomness.isIn(text, place(), end) && !Pieces.hasUuid(text, place(), end);
    }

    private boolean isIssued(int end) {
        return Issued.is(text, place(), end) || Issued.isStored(text, place(), end);
    }

    /** The run without the marks before it and hyphens behind, and the {@code ==} that ends what is written to the base of 64. */
    private void drawn(int run) {
        while (isAt(place(), '-') || isAt(place(), '@')) {
            masks.copy(1);
        }
        int last = Texts.without(text, run, '-');
        masks.mask(last);
        int end = last;
        while (isAt(end, '=')) {
            end++;
        }
        masks.skipTo(end < limit() && Texts.isWord(text.charAt(end)) ? last : end);
    }

    /** Whether the text was cut within the run, so that nobody knows what it began. */
    private boolean isCutShort(int run) {
        return masks.isCutAt(run) && run - place() <= Addresses.LONGEST;
    }

    private void letters(int end) {
        if (Pieces.isHexadecimal(text, place(), end) || isShortDrawn(end)) {
            masks.mask(end);
        } else {
            plain(end);
        }
    }

    private void words(int end) {
        while (place() < end) {
            char here = text.charAt(place());
            if (Texts.isWord(here)) {
                word();
            } else if (here == '-' && Statuses.isRemote(text, place(), limit())) {
                masks.copy(Statuses.REMOTE);
            } else if (here == '-'
                    && !masks.isWordBefore()
                    && place() + 1 < end
                    && Texts.isDigit(text.charAt(place() + 1))) {
                sign();
                word();
            } else {
                masks.copy(1);
            }
        }
    }

    /** The sign of a number, which stays where the number does. */
    private void sign() {
        int number = place() + 1;
        if (Statuses.isKept(text, number, Texts.wordEnd(text, number, limit()), limit())) {
            masks.copy(1);
        } else {
            masks.skipTo(number);
        }
    }

    private void word() {
        if (isHidden()) {
            return;
        }
        int end = Texts.wordEnd(text, place(), limit());
        if (Pieces.isUuid(text, place(), limit())) {
            masks.mask(place() + Pieces.UUID);
        } else if (Pieces.isColons(text, place(), limit())) {
            masks.mask(Pieces.colonsEnd(text, place(), limit()));
        } else if (Texts.isDigit(text.charAt(place()))) {
            number(end);
        } else {
            letters(end);
        }
    }

    private boolean isShortDrawn(int end) {
        return Randomness.isShort(text, place(), end)
                && (end >= limit() || Secrets.name(text, place(), end, limit()) == null);
    }

    private void number(int end) {
        int digits = place();
        while (digits < end && Texts.isDigit(text.charAt(digits))) {
            digits++;
        }
        tellOf(Subject.isAnswer(text, place(), end));
        if (Statuses.isKept(text, place(), end, limit()) || Statuses.isHexCode(text, place(), end, limit())) {
            tellOf(Subject.isStatus(text, place(), end));
            masks.copyTo(end);
        } else if (Pieces.isUnit(text, digits, end)) {
            masks.mask(digits);
            masks.copyTo(end);
        } else {
            Span placed = end < limit() ? Secrets.behindPlace(text, place(), end, limit()) : null;
            masks.mask(placed == null ? Pieces.continued(text, end, limit()) : end);
            if (placed != null) {
                masks.walk(placed.begin());
                masks.maskTo(placed.end());
            }
        }
    }

    private void plain(int end) {
        if (Quotes.isTail(text, place(), end, limit())) {
            masks.copyTo(end + 1);
            masks.mask(limit());
            return;
        }
        Span certain = certain(end);
        if (certain != null) {
            masks.copyTo(Math.min(end, certain.begin()));
            masks.walk(certain.begin());
            masks.maskTo(certain.end());
            return;
        }
        Span secret = secret(end);
        masks.copyTo(secret == null ? end : Math.min(end, secret.begin()));
        if (secret != null) {
            Taken.hide(masks, secret);
            if (Secrets.endsInName(text, secret)) {
                named = secret.end();
                masks.copyTo(place()
                        + (place() < limit() && Texts.isQuote(text.charAt(place())) && isAt(place() + 1, '>') ? 1 : 0));
                masks.attribute();
            }
        }
    }

    /** What an option or a command has as its secret, whatever it is; null where it has none. */
    private Span certain(int end) {
        boolean option = Options.is(text, place()) && isLogin() && SecretName.of(text, place(), end) == null;
        return option ? Options.secret(text, place(), limit()) : Options.printed(text, place(), end, limit());
    }

    private Span secret(int end) {
        if (end >= limit()) {
            tellOf(Subject.isToldOrNamed(text, place(), end, limit()));
            return null;
        }
        tellOf(Subject.isTold(text, place(), end, limit()));
        SecretName name = Secrets.name(text, place(), end, limit());
        if (name != null && (name.bare() || name.extent() == SecretName.Extent.LIST)) {
            named = name.bare() ? end : named;
            tellOf(Subject.isNamed(name, text, place()));
            guard.behind(name, text, place(), end, limit());
        }
        if (name == null || !name.bare()) {
            guard.behindWord(text, place(), end, limit());
            SignIns.add(text, place(), end, limit(), told);
        }
        Span compared = name == null ? Compared.secret(text, named, place(), end, limit()) : null;
        return compared == null ? Secrets.after(name, text, place(), end, limit()) : compared;
    }

    private void tellOf(boolean secrets) {
        if (secrets) {
            masks.tellOfSecrets();
        }
    }

    private boolean isLogin() {
        login = login == null ? Options.isLogin(text) : login;
        return login;
    }
}
