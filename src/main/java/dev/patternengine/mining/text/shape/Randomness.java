package dev.patternengine.mining.text.shape;

/**
 * Whether a run of characters was drawn rather than written: a key, a token, a hash. Words and names alternate letters as a
 * language does, begin with at most one capital a hump, and keep digits together; what was drawn does none of it.
 *
 * <p>Each pair of neighbours adds a weight of evidence in half bits: for two letters, how much rarer the second follows the
 * first in names than by chance (counted in the names of the JDK's classes); for a change between small letters, capitals
 * and digits, how much rarer that is in names. Of 44 000 names of twelve characters or more of the JDK and of Python's
 * libraries 1 in 100 is taken for drawn, most of them of ciphers; of 20 drawn characters of any usual alphabet at most 2 in
 * 100 are not, of 32 less than 1 in 1 000. Of words of eight to eleven letters and digits 3 in 1 000 names
 * of the JDK and 8 in 1 000 of Python's libraries are taken for drawn, and of drawn ones these are not: of eight characters 10
 * in 100, of nine 5, of ten 3, of eleven 2 ({@code DrawnSecretsTest} bounds it).
 */
public final class Randomness {
    private static final int SHORTEST_WORD = 8;
    private static final int SHORTEST = 12;
    private static final int LONG = 16;
    private static final int FEWEST_LETTERS = 4;
    private static final int LONGEST_MARKED = 64;
    private static final String MARKS = "!#^&*?";

    private static final int CERTAIN = 16;
    private static final int CERTAIN_WHEN_SHORT = 20;
    private static final int CERTAIN_WITH_MARKS = 24;

    private static final int HUMP = 4;
    private static final int AT_A_DIGIT = 5;
    private static final int ALIKE = -1;

    /** A row for each first letter, a digit for each second: 4 as often as by chance, one more for each bit rarer. */
    private static final String[] FOLLOWING = {
        "83348748596243948332557659",
        "36463769356158377446399869",
        "27553783493359279452499969",
        "36541664266486378445468969",
        "47325558797443756133766479",
        "36552369177366297455599967",
        "35671744399453467235399767",
        "27991997296659267353499959",
        "45344449799441359533949694",
        "27433457476545336437347777",
        "25541666266666268635586668",
        "27741678297277278744579758",
        "24752768399446329856487678",
        "37333527385665489732559979",
        "55449659585332449244454789",
        "26572865497366339233488969",
        "66656666666465666663066666",
        "27551659297645379434567859",
        "46362683386567448732376959",
        "38561794299768369344497849",
        "43454559498332639332889788",
        "28880888288858388865788868",
        "16882684286853356335885888",
        "45342886386636428532866858",
        "45473757576332427434665775",
        "27750757377755377777774757",
    };

    private static final int BY_CHANCE = '4';
    private static final int LETTERS = 26;
    private static final byte[] RARER = rarer();

    private Randomness() {}

    private static byte[] rarer() {
        byte[] rarer = new byte[LETTERS * LETTERS];
        for (int pair = 0; pair < rarer.length; pair++) {
            rarer[pair] = (byte) (FOLLOWING[pair / LETTERS].charAt(pair % LETTERS) - BY_CHANCE);
        }
        return rarer;
    }

    /** Whether any part of the run between its dots looks drawn; of short ones only those with marks, see {@link #isShort}. O(length). */
    public static boolean isIn(String text, int begin, int end) {
        if (end - begin < SHORTEST_WORD) {
            return false;
        }
        int part = begin;
        for (int place = begin; place <= end; place++) {
            if (place == end || text.charAt(place) == '.') {
                if (place - part >= SHORTEST_WORD && isPart(text, part, place)) {
                    return true;
                }
                part = place + 1;
            }
        }
        return false;
    }

    private static boolean isPart(String text, int begin, int end) {
        if (end - begin >= SHORTEST) {
            return isDrawn(text, begin, end, end - begin >= LONG ? CERTAIN : CERTAIN_WHEN_SHORT);
        }
        return Texts.wordEnd(text, begin, end) < end && isDrawn(text, begin, end, CERTAIN_WITH_MARKS);
    }

    /**
     * Where the run goes on to that ends before a mark no name has, with what follows: it looks drawn as a whole and has small
     * letters, capitals and digits. -1 where it does not. O({@value #LONGEST_MARKED}).
     */
    public static int markedEnd(String text, int begin, int run, int length) {
        if (run >= length || MARKS.indexOf(text.charAt(run)) < 0) {
            return -1;
        }
        int end = run;
        int bound = Math.min(length, begin + LONGEST_MARKED);
        while (end < bound && (MARKS.indexOf(text.charAt(end)) >= 0 || Texts.isPiece(text.charAt(end)))) {
            end++;
        }
        while (end > run && (Texts.isTrailing(text.charAt(end - 1)) || text.charAt(end - 1) == '?')) {
            end--;
        }
        boolean drawn = end > run && end - begin >= SHORTEST_WORD && isVaried(text, begin, end);
        return drawn && isDrawn(text, begin, end, CERTAIN_WHEN_SHORT) ? end : -1;
    }

    /**
     * Behind the {@code =} that pad what is written to the base of 64, -1 where the run is not. Names that happen to end so
     * change less often from small letters to capitals. O({@value #LONGEST_MARKED}).
     */
    public static int paddedEnd(String text, int begin, int run, int length) {
        int end = run;
        while (end < length && end < run + 2 && text.charAt(end) == '=') {
            end++;
        }
        boolean apart = end >= length || text.charAt(end) <= ' ' || "'\"`,;)]}<".indexOf(text.charAt(end)) >= 0;
        if (end == run
                || !apart
                || (end - begin) % 4 != 0
                || end - begin < SHORTEST_WORD
                || run - begin > LONGEST_MARKED) {
            return -1;
        }
        String last = end == run + 1 ? "AEIMQUYcgkosw048" : "AQgw";
        return last.indexOf(text.charAt(run - 1)) >= 0 && changes(text, begin, run) >= 2 ? end : -1;
    }

    /** How often a capital or a digit follows a small letter; of what has other marks never. */
    private static int changes(String text, int begin, int end) {
        int changes = 0;
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            if (!isLetterOrDigit(here) && here != '+' && here != '/') {
                return 0;
            }
            changes += place > begin && !Texts.isLower(here) && Texts.isLower(text.charAt(place - 1)) ? 1 : 0;
        }
        return changes;
    }

    private static boolean isVaried(String text, int begin, int end) {
        boolean small = false;
        boolean capital = false;
        boolean digit = false;
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            small |= Texts.isLower(here);
            capital |= isLetter(here) && !Texts.isLower(here);
            digit |= Texts.isDigit(here);
        }
        return small && capital && digit;
    }

    /** Whether the word, of letters and digits alone, is a short one that looks drawn. O({@value #SHORTEST}). */
    public static boolean isShort(String text, int begin, int end) {
        return end - begin >= SHORTEST_WORD && end - begin < SHORTEST && isDrawn(text, begin, end, CERTAIN_WHEN_SHORT);
    }

    private static boolean isDrawn(String text, int begin, int end, int certain) {
        int letters = isLetter(text.charAt(begin)) ? 1 : 0;
        int weight = end - begin;
        for (int place = begin + 1; place < end; place++) {
            letters += isLetter(text.charAt(place)) ? 1 : 0;
            weight += weight(text.charAt(place - 1), text.charAt(place));
        }
        return letters >= FEWEST_LETTERS && weight >= certain;
    }

    private static int weight(char one, char next) {
        if (isLetter(one) && isLetter(next)) {
            return ofLetters(one, next);
        }
        if (!isLetterOrDigit(one) || !isLetterOrDigit(next)) {
            return 0;
        }
        return Texts.isDigit(one) && Texts.isDigit(next) ? ALIKE : AT_A_DIGIT;
    }

    private static int ofLetters(char one, char next) {
        boolean small = Texts.isLower(one);
        if (small && !Texts.isLower(next)) {
            return HUMP;
        }
        int rarer = RARER[((one | 0x20) - 'a') * LETTERS + (next | 0x20) - 'a'];
        return 2 * rarer + (Texts.isLower(next) ? ALIKE : 0);
    }

    private static boolean isLetterOrDigit(char character) {
        return isLetter(character) || Texts.isDigit(character);
    }

    private static boolean isLetter(char character) {
        char small = (char) (character | 0x20);
        return small >= 'a' && small <= 'z';
    }
}
