package dev.patternengine.mining.text.secrets;

import dev.patternengine.mining.text.shape.Pieces;
import dev.patternengine.mining.text.shape.Texts;

/**
 * What stays of a text that tells of secrets or of signing in ({@link Subject}), wherever it stands: words of lists
 * ({@link Diagnosis}, {@link English}, {@link Programs}), labels, and names from code that hold such a word. Behind the name of
 * a secret itself the stricter {@link Guard} holds. Each question is O(length of the part).
 */
public final class Surroundings {
    /** Parts so long tell nothing. */
    private static final int SHORT = 2;

    private static final int LONGEST = 18;

    /** Of so many words of a name from code one may be unknown. */
    private static final int LEAST = 3;

    private Surroundings() {}

    /** Where that ends which is to be masked of the part between the places; its begin where it may stay. */
    public static int unknownEnd(String text, int begin, int end, int limit) {
        int last = Guard.unknownEnd(text, begin, end, limit);
        boolean stays = last == begin
                || last - begin <= SHORT
                || text.startsWith("://", end)
                || isVariable(text, begin, last)
                || Commands.has(text, begin, last)
                || isMarkedName(text, begin, last)
                || (isKnown(text, begin, last) && !Pieces.isNumbered(text, begin, last));
        return stays ? begin : last;
    }

    /** Whether the name of a secret begins the part, and a mark that is none of names in code stands behind: {@code password#x}. */
    private static boolean isMarkedName(String text, int begin, int end) {
        int word = wordEnd(text, begin, end);
        SecretName name = word == begin || word == end ? null : SecretName.of(text, begin, word);
        return name != null && name.bare() && "_$".indexOf(text.charAt(word)) < 0;
    }

    /** {@code $HOME}, {@code %s}. */
    private static boolean isVariable(String text, int begin, int end) {
        if ("$%".indexOf(text.charAt(begin)) < 0) {
            return false;
        }
        for (int place = begin + 1; place < end; place++) {
            char here = text.charAt(place);
            if (!Character.isUpperCase(here) && here != '_' && end - begin > SHORT + 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether all words of the part are of the lists, or two of three where it is put together as names in code are. */
    private static boolean isKnown(String text, int begin, int end) {
        int words = 0;
        int unknown = 0;
        boolean apart = false;
        int place = begin;
        while (place < end) {
            int word = wordEnd(text, place, end);
            if (word == place) {
                apart |= "._$".indexOf(text.charAt(place)) < 0;
                place++;
                continue;
            }
            int next = has(text, place, word) ? word : hump(text, place, word);
            boolean known = has(text, place, next) || next - place <= SHORT || isCode(text, place, next);
            words++;
            unknown += known ? 0 : 1;
            place = next;
        }
        return unknown == 0 || (!apart && unknown * LEAST <= words);
    }

    private static int wordEnd(String text, int begin, int end) {
        return Math.max(Prose.wordEnd(text, begin, end), Texts.wordEnd(text, begin, end));
    }

    /** Where the hump ends that begins at the place: before a capital behind a small letter, and before the last of several. */
    private static int hump(String text, int begin, int end) {
        int place = begin + 1;
        while (place < end && !isTurn(text, begin, place, end)) {
            place++;
        }
        return place;
    }

    private static boolean isTurn(String text, int begin, int place, int end) {
        if (!Character.isUpperCase(text.charAt(place))) {
            return false;
        }
        boolean behindSmall = Character.isLowerCase(text.charAt(place - 1));
        boolean beforeSmall = place + 1 < end && place > begin + 1 && Character.isLowerCase(text.charAt(place + 1));
        return behindSmall || beforeSmall;
    }

    /** Whether the word is a number, or a code of at most two capitals and digits: {@code HY000}. */
    private static boolean isCode(String text, int begin, int end) {
        int digits = begin;
        while (digits < end && digits - begin < SHORT && Character.isUpperCase(text.charAt(digits))) {
            digits++;
        }
        while (digits < end && Texts.isDigit(text.charAt(digits))) {
            digits++;
        }
        return digits == end;
    }

    private static boolean has(String text, int begin, int end) {
        if (end - begin > LONGEST) {
            return false;
        }
        SecretName name = SecretName.of(text, begin, end);
        String word = Texts.lower(text, begin, end);
        return Diagnosis.has(text, begin, end)
                || English.has(word)
                || Programs.has(word)
                || Subject.has(word)
                || (name != null && name.text().length() == end - begin);
    }
}
