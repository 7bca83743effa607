package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Lines;
import dev.patternengine.mining.text.shape.Marks;
import dev.patternengine.mining.text.shape.Outline;
import dev.patternengine.mining.text.shape.Pieces;
import dev.patternengine.mining.text.shape.Quotes;
import dev.patternengine.mining.text.shape.Statuses;
import dev.patternengine.mining.text.shape.Texts;
import java.util.List;
import java.util.Set;

/**
 * The part of a line behind the name of a secret: of its words only those of a closed list stay ({@link Diagnosis}), so that
 * no sentence, however it is put, prints the secret. It reaches to the end of the line, but not out of the bracket that the
 * name stands in, nor into the frames of a stack. Cost: O(length of the line), each place is looked at once.
 */
public final class Guard {
    private static final int NEARBY = 256;
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final String ENDS = "=:,;()[]{}<>\"'`|";
    private static final String LOGIN = "ogin";
    private static final Set<String> UNITS = Set.of(
            "Z", "s", "ms", "us", "ns", "m", "min", "h", "d", "kb", "KB", "mb", "MB", "GB", "px", "st", "nd", "rd",
            "th");
    private static final int LOGIN_WORDS = 4;
    private static final String[] FAULTS = {"Exception", "Error", "Fault", "Warning"};

    /** What protocols are told before secrets. */
    private static final List<String> CALL_WORDS = List.of("SETUSER", "IDENTIFY", "OPER");

    private static final Outline CALLS = Outline.of(CALL_WORDS);
    private static final Set<String> MECHANISMS =
            Set.of("LOGIN", "PLAIN", "XOAUTH2", "OAUTHBEARER", "NTLM", "CRAM-MD5", "DIGEST-MD5");

    private int begin;
    private int end = -1;
    private boolean whole;

    /** Whether the place is behind the name of a secret. */
    public boolean holds(int place) {
        return place < end && place >= begin;
    }

    /** No longer holds; the former end. */
    public int lift() {
        int former = end;
        end = -1;
        return former;
    }

    /** Holds up to the place. */
    public void until(int place) {
        end = place;
    }

    /** Holds what stands behind the name: behind a part of a longer one, such as {@code token-review}, that one alone. */
    public void behind(SecretName name, String text, int begin, int word, int limit) {
        int named = word >= limit ? word : Secrets.nameEnd(name, text, begin, word, limit);
        if ((named < end && whole)
                || named >= limit
                || isOfSyntax(text, begin)
                || name.text().startsWith("sess")) {
            return;
        }
        this.begin = text.charAt(named) == '\\' ? named + 2 : Marks.end(text, named, limit);
        boolean part =
                "_-.".indexOf(text.charAt(named)) >= 0 && named + 1 < limit && Texts.isWord(text.charAt(named + 1));
        int last = part ? end(text, named, limit) : named;
        int mark = Texts.skipBlanks(text, last, limit);
        boolean value = Texts.isAt(text, mark, limit, '=') || Texts.isAt(text, last, limit, '(');
        if (!part || (text.charAt(named) != '_' && value)) {
            end = reach(text, named, limit);
            whole = true;
        } else if (text.charAt(named) != '_') {
            end = Math.max(end, last);
            whole = false;
        }
    }

    /** Holds what stands behind the place on its line. */
    public void from(String text, int place, int limit) {
        if (place >= end || !whole) {
            begin = place;
            end = reach(text, place, limit);
            whole = true;
        }
    }

    /**
     * Holds what stands behind a word that tells of logins: few words behind it ({@code login ann x failed}), what it is called
     * with ({@link SignInCalls}), all behind a class of errors that is named after a secret ({@code BadTokenException: x}).
     */
    public void behindWord(String text, int word, int last, int limit) {
        boolean login = last - word == LOGIN.length() + 1 && text.startsWith(LOGIN, word + 1);
        if (last < end) {
            return;
        }
        if (Binders.isRunning(text, word, last, limit)) {
            from(text, last + 1, limit);
        } else if (Binders.isOfValues(text, word, last)) {
            from(text, last, limit);
        } else if (SignInCalls.is(text, last, limit)) {
            from(text, last + 1, limit);
            while (text.startsWith("][", end)) {
                end = reach(text, end + 2, limit);
            }
        } else if (CALLS.fits(text, word, last) && isCall(text, word, last)) {
            from(text, last, limit);
        } else if (isDialogue(text, word, last, limit)) {
            from(text, last, limit);
            end = limit;
        } else if (login && Texts.isAt(text, last, limit, ' ')) {
            few(text, last, limit);
        } else if (isFault(text, word, last) && isOfSecret(text, word, last)) {
            from(text, last, limit);
        }
    }

    /** Whether a hump of the word, or the humps up to there, name a secret. */
    private static boolean isOfSecret(String text, int begin, int end) {
        for (int hump = begin + 1; hump < end; hump++) {
            boolean next = Character.isUpperCase(text.charAt(hump)) && Texts.isLower(text.charAt(hump - 1));
            SecretName name = next ? SecretName.of(text, begin, hump) : null;
            if (name != null && name.bare()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCall(String text, int word, int last) {
        return CALL_WORDS.contains(text.substring(word, last));
    }

    /** Whether a way to log in stands there alone, so that the lines below are the user and the secret. */
    private static boolean isDialogue(String text, int word, int last, int limit) {
        if (text.charAt(word) != 'A' || last - word != 4 || !text.startsWith("AUTH ", word)) {
            return false;
        }
        int line = Lines.end(text, last, limit);
        int behind = Texts.blankBehind(text, last + 1, line);
        return line < limit && MECHANISMS.contains(text.substring(last + 1, behind));
    }

    private void few(String text, int last, int limit) {
        int place = last;
        for (int words = 0; words < LOGIN_WORDS; words++) {
            place = Texts.blankBehind(text, Texts.skipBlanks(text, place, limit), limit);
        }
        begin = last;
        whole = false;
        end = Math.min(place, reach(text, last, limit));
    }

    /** Whether the token is one of a grammar: {@code unexpected token}. */
    static boolean isOfSyntax(String text, int begin) {
        return text.regionMatches(true, begin - 11, "unexpected ", 0, 11)
                || text.regionMatches(true, begin - 8, "illegal ", 0, 8);
    }

    private static int reach(String text, int named, int limit) {
        int place = value(text, named, limit);
        int depth = 0;
        int outer = -1;
        while (place < limit && text.charAt(place) != '\n') {
            char here = text.charAt(place);
            depth += OPENING.indexOf(here) >= 0 ? 1 : 0;
            if (CLOSING.indexOf(here) >= 0) {
                if (depth == 0) {
                    outer = outer < 0 ? outer(text, named) : outer;
                    if (CLOSING.indexOf(here) == outer && !isMark(text, place + 1, limit)) {
                        return place;
                    }
                }
                depth = Math.max(0, depth - 1);
            }
            if (here == ' ' && isFrame(text, place, limit)) {
                return place;
            }
            place++;
        }
        return place;
    }

    /** The place, or where the next line begins if marks alone are left of this one. */
    private static int value(String text, int named, int limit) {
        int place = named;
        boolean mark = false;
        while (place < limit && " \t\r:=>|-'\"".indexOf(text.charAt(place)) >= 0) {
            mark |= text.charAt(place) == ':' || text.charAt(place) == '=';
            place++;
        }
        return mark && place < limit && text.charAt(place) == '\n' ? Lines.next(text, place, limit) : named;
    }

    /** Whether a mark follows, as between a name and its value. */
    private static boolean isMark(String text, int behind, int limit) {
        int place = Texts.skipBlanks(text, behind, limit);
        return place < limit
                && (text.charAt(place) == '=' || text.charAt(place) == ':' || text.startsWith("->", place));
    }

    /** The kind of the bracket that the place stands in, a number that no bracket has where there is none. */
    private static int outer(String text, int named) {
        int depth = 0;
        for (int place = named - 1; place >= 0 && named - place < NEARBY && text.charAt(place) != '\n'; place--) {
            char here = text.charAt(place);
            depth += CLOSING.indexOf(here) >= 0 ? 1 : 0;
            if (OPENING.indexOf(here) >= 0 && depth-- == 0) {
                return OPENING.indexOf(here);
            }
        }
        return OPENING.length();
    }

    /** Whether {@code at a.b.C(} follows the blank. */
    private static boolean isFrame(String text, int blank, int limit) {
        if (!text.startsWith("at ", blank + 1)) {
            return false;
        }
        int end = blank + "at ".length() + 1;
        int dots = 0;
        while (end < limit
                && end - blank < NEARBY
                && (Texts.isWord(text.charAt(end)) || ".$_".indexOf(text.charAt(end)) >= 0)) {
            dots += text.charAt(end) == '.' ? 1 : 0;
            end++;
        }
        return dots > 1 && Texts.isAt(text, end, limit, '(');
    }

    /** Where the part ends that begins at the place: at a blank, or a mark that sets parts off. */
    public static int end(String text, int begin, int limit) {
        int end = begin;
        while (end < limit
                && text.charAt(end) > ' '
                && (ENDS.indexOf(text.charAt(end)) < 0 || isInner(text, end, limit))) {
            end++;
        }
        return end;
    }

    /** Whether an apostrophe stands between letters there. */
    private static boolean isInner(String text, int place, int limit) {
        return text.charAt(place) == '\''
                && place > 0
                && place + 1 < limit
                && Character.isLetter(text.charAt(place - 1))
                && Character.isLetter(text.charAt(place + 1))
                && !Quotes.isPrefixed(text, place);
    }

    /** Where that ends which is to be masked of the part; its begin where it may stay. */
    public static int unknownEnd(String text, int begin, int end, int limit) {
        int last = end;
        while (last > begin && ".!?-".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        boolean stays = last == begin
                || isPrefix(text, begin, end, limit)
                || isLabel(text, begin, end, limit)
                || (isKnown(text, begin, last, limit) && !Pieces.isNumbered(text, begin, last))
                || isFault(text, begin, last);
        return stays ? begin : last;
    }

    /** Whether the part is what may stand before a string literal: {@code b'x'}. */
    private static boolean isPrefix(String text, int begin, int end, int limit) {
        return end - begin <= 2 && Texts.isQuote(text, end, limit) && Quotes.isPrefixed(text, end);
    }

    /** Whether the part is a name of letters with {@code =} behind, or with a colon in a list of names. */
    private static boolean isLabel(String text, int begin, int end, int limit) {
        boolean option = text.startsWith("--", begin) || isTag(text, begin);
        boolean colon = Texts.isAt(text, end, limit, ':') && (isInList(text, begin) || isSecret(text, begin, end));
        if (!option && !colon && !Texts.isAt(text, end, limit, '=')) {
            return false;
        }
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            if (!Texts.isWord(here) && "_-./".indexOf(here) < 0) {
                return false;
            }
        }
        return end > begin && !Texts.isDigit(text.charAt(begin));
    }

    /** Whether the part is in a tag that closes, or opens behind one: {@code </a}, {@code ><a}. */
    private static boolean isTag(String text, int begin) {
        return begin > 0
                && text.charAt(begin - 1) == '<'
                && (text.charAt(begin) == '/' || (begin > 1 && text.charAt(begin - 2) == '>'));
    }

    private static boolean isSecret(String text, int begin, int end) {
        int word = Secrets.lastWord(text, begin, end);
        SecretName name = word < end ? SecretName.of(text, word, end) : null;
        return name != null && name.bare();
    }

    private static boolean isInList(String text, int begin) {
        int before = begin;
        while (before > 0 && text.charAt(before - 1) == ' ') {
            before--;
        }
        return before > 0 && ",{([".indexOf(text.charAt(before - 1)) >= 0;
    }

    /** Whether all words of the part are of the list, its humps and parts too, and its numbers such that tell errors apart. */
    private static boolean isKnown(String text, int begin, int end, int limit) {
        int place = begin;
        while (place < end) {
            int word = Math.max(Prose.wordEnd(text, place, end), Texts.wordEnd(text, place, end));
            if (word == place) {
                place++;
            } else if (isPartKnown(text, place, word, limit)) {
                place = word;
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean isPartKnown(String text, int begin, int end, int limit) {
        if (Texts.isDigit(text.charAt(begin))) {
            return isNumber(text, begin, end) || Statuses.isKept(text, begin, end, limit);
        }
        return Diagnosis.has(text, begin, end) || isName(text, begin, end) || isHumped(text, begin, end);
    }

    /** Whether the word is the name of a secret, alone or behind known words. */
    private static boolean isName(String text, int begin, int end) {
        SecretName name = SecretName.of(text, begin, end);
        int first = name == null ? begin : Math.max(begin, end - name.text().length());
        return name != null && (first == begin || Diagnosis.has(text, begin, first) || isHumped(text, begin, first));
    }

    private static boolean isNumber(String text, int begin, int end) {
        int place = begin;
        while (place < end && Texts.isDigit(text.charAt(place))) {
            place++;
        }
        return place == end || UNITS.contains(text.substring(place, end));
    }

    /** Whether each hump of the word is known: {@code InvalidToken}. */
    private static boolean isHumped(String text, int begin, int end) {
        int hump = begin;
        for (int place = begin + 1; place <= end; place++) {
            boolean next = place == end
                    || (Character.isUpperCase(text.charAt(place)) && Texts.isLower(text.charAt(place - 1)));
            if (next) {
                if (!Diagnosis.has(text, hump, place)) {
                    return false;
                }
                hump = place;
            }
        }
        return hump > begin;
    }

    /** Whether the part names a class of errors. */
    private static boolean isFault(String text, int begin, int end) {
        for (String fault : FAULTS) {
            int from = end - fault.length();
            if (from > begin
                    && text.startsWith(fault, from)
                    && Texts.isWord(text.charAt(from - 1))
                    && isPath(text, begin, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPath(String text, int begin, int end) {
        for (int place = begin; place < end; place++) {
            if (!Texts.isWord(text.charAt(place)) && ".$_".indexOf(text.charAt(place)) < 0) {
                return false;
            }
        }
        return true;
    }
}
