package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Spans;
import dev.patternengine.mining.text.shape.Texts;
import java.util.Set;

/**
 * Sentences about a secret where else the secret would stand: {@code password: This password is too common}. They tell errors
 * apart, and of their words only those are kept that are of closed lists, so that a pass phrase taken for one loses all
 * that is its own. Each question is O({@value #MOST_WORDS} words).
 */
public final class Prose {
    private static final int MOST_WORDS = 24;
    private static final int LONGEST = 20;

    /** What validators demand, and what they say of values that lack it. */
    static final Set<String> DEMANDS = Set.of(
            ("ensure least most more fewer less characters character chars letter letters digit digits number numbers numeric "
                            + "alphanumeric uppercase lowercase upper lower case symbol symbols special punctuation spaces whitespace "
                            + "similar common entirely simple easy guessable minimum maximum between contain contains "
                            + "containing include includes including differ differs different unique same be can't don't didn't "
                            + "value valid please enter choose use equal equals greater again repeated recently previously "
                            + "present match matching wasn't won't permitted allowed ascii string integer boolean object array blank")
                    .split(" "));

    private Prose() {}

    /** Whether the word belongs to such sentences. */
    public static boolean isKnown(String text, int begin, int end) {
        return end - begin <= LONGEST && Diagnosis.has(text, begin, end);
    }

    /** Whether the first two words from the place on are such words, with a blank between. */
    public static boolean begins(String text, int begin, int length) {
        int first = wordEnd(text, begin, length);
        int second = Texts.skipBlanks(text, first, length);
        int end = wordEnd(text, second, length);
        return second > first
                && end > second
                && isKnown(text, begin, first)
                && isKnown(text, second, end)
                && !Texts.isAt(text, end, length, '=');
    }

    /**
     * Whether the text between the places is such a sentence: two known words or more, the first of them known, and at most
     * half as many others.
     */
    public static boolean is(String text, int begin, int end) {
        int known = 0;
        int others = 0;
        int place = begin;
        for (int words = 0; words < MOST_WORDS && place < end; words++) {
            int last = Texts.blankBehind(text, place, end);
            int word = wordEnd(text, place, end);
            boolean plain = word > place && isMarks(text, word, last);
            boolean number = isNumber(text, place, last);
            known += plain && isKnown(text, place, word) ? 1 : 0;
            others += number || (plain && isKnown(text, place, word)) ? 0 : 1;
            if (words == 0 && known == 0) {
                return false;
            }
            place = skipSpace(text, last, end);
        }
        return place >= end && known >= 2 && 2 * others <= known;
    }

    /** Adds what is to be masked of a value: all of it, or the words that are not known where it is a sentence or a state. */
    static void addUnknown(String text, int begin, int end, Spans spans) {
        boolean state = States.is(text, begin, end) || Ordinary.isVerdict(text, begin, end);
        if (!state && !is(text, begin, end)) {
            spans.add(begin, end);
            return;
        }
        int place = begin;
        while (place < end) {
            int last = Texts.blankBehind(text, place, end);
            int word = wordEnd(text, place, end);
            if (word == place || !isMarks(text, word, last) || !isKnown(text, place, word)) {
                spans.add(place, last);
            }
            place = skipSpace(text, last, end);
        }
    }

    /** Where the word ends that begins here: letters, and apostrophes between. */
    public static int wordEnd(String text, int begin, int length) {
        int end = begin;
        while (end < length
                && end - begin <= LONGEST
                && (Character.isLetter(text.charAt(end))
                        || (text.charAt(end) == '\'' && end > begin && isLetter(text, end + 1, length)))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(String text, int place, int length) {
        return place < length && Character.isLetter(text.charAt(place));
    }

    private static boolean isMarks(String text, int begin, int end) {
        for (int place = begin; place < end; place++) {
            if (".,;:!?)'\"".indexOf(text.charAt(place)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether digits alone stand there, and marks behind: they are masked like any. */
    private static boolean isNumber(String text, int begin, int end) {
        int digits = begin;
        while (digits < end && Texts.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits > begin && digits - begin <= 3 && isMarks(text, digits, end);
    }

    private static int skipSpace(String text, int begin, int end) {
        int place = begin;
        while (place < end && text.charAt(place) <= ' ') {
            place++;
        }
        return place;
    }
}
