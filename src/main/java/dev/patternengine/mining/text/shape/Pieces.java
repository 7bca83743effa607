package dev.patternengine.mining.text.shape;

import java.util.Set;

/** What a run of characters of an error text is, judged by its characters alone. Each test is O(length of the run). */
public final class Pieces {
    private static final Set<String> DOMAINS =
            Set.of("com", "net", "org", "edu", "gov", "io", "local", "internal", "localdomain");
    private static final int SHORTEST_HEX = 8;
    private static final int SHORTEST_MIXED = 16;
    private static final int SHORTEST_WORD = 4;
    private static final int FEWEST_WORDS = 4;
    /** The characters of a uuid. */
    public static final int UUID = 36;

    private static final int LONGEST_UNIT = 3;
    private static final int LONGEST_COLONS = 48;

    private Pieces() {}

    /** Whether the run is an e-mail address or a login at a host, a path, a host or a pass phrase. */
    public static boolean isOneValue(String text, int begin, int end) {
        int slashes = 0;
        int at = -1;
        int dot = -1;
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            slashes += here == '/' || here == '\\' ? 1 : 0;
            at = here == '@' ? place : at;
            dot = here == '.' ? place : dot;
        }
        return isPath(text, begin, slashes)
                || (at > begin && at < end - 1)
                || (slashes == 0 && isHost(text, begin, dot, end))
                || (slashes > 0 && isMixed(text, begin, end))
                || isPassPhrase(text, begin, end);
    }

    /** Sixteen characters or more that change between digits and others four times: hosts with their addresses. */
    private static boolean isMixed(String text, int begin, int end) {
        int changes = 0;
        int digits = Texts.isDigit(text.charAt(begin)) ? 1 : 0;
        for (int place = begin + 1; place < end; place++) {
            boolean digit = Texts.isDigit(text.charAt(place));
            digits += digit ? 1 : 0;
            changes += digit == Texts.isDigit(text.charAt(place - 1)) ? 0 : 1;
        }
        return end - begin >= SHORTEST_MIXED && digits >= 2 && changes >= 4;
    }

    private static boolean isPath(String text, int begin, int slashes) {
        return slashes >= 2 || (slashes == 1 && (text.charAt(begin) == '~' || text.charAt(begin) == '.'));
    }

    private static boolean isHost(String text, int begin, int dot, int end) {
        return dot > begin && DOMAINS.contains(text.substring(dot + 1, end));
    }

    /** Eight hexadecimals or more with a digit among them, or one letter repeated. */
    public static boolean isHexadecimal(String text, int begin, int end) {
        if (end - begin < SHORTEST_HEX) {
            return false;
        }
        boolean varied = false;
        boolean digit = false;
        for (int place = begin; place < end; place++) {
            char here = text.charAt(place);
            if (!Texts.isHex(here)) {
                return false;
            }
            digit |= Texts.isDigit(here);
            varied |= here != text.charAt(begin);
        }
        return digit || !varied;
    }

    /** Eight characters or more with a digit, a mark or a capital behind the first: no word of a sentence. */
    public static boolean isCredential(String text, int begin, int end) {
        boolean word = true;
        for (int place = begin; place < end; place++) {
            word &= Character.isLowerCase(text.charAt(place)) || (place == begin && Texts.isWord(text.charAt(place)));
        }
        return end - begin >= SHORTEST_HEX && !word;
    }

    /** Four words or more of four small letters or more with hyphens between: a pass phrase, or a name as long as one. */
    private static boolean isPassPhrase(String text, int begin, int end) {
        if (end - begin < FEWEST_WORDS * SHORTEST_WORD) {
            return false;
        }
        int words = 0;
        int letters = 0;
        for (int place = begin; place <= end; place++) {
            if (place < end && Texts.isLower(text.charAt(place))) {
                letters++;
            } else if ((place == end || text.charAt(place) == '-') && letters >= SHORTEST_WORD) {
                words++;
                letters = 0;
            } else {
                return false;
            }
        }
        return words >= FEWEST_WORDS;
    }

    /** Whether the characters from the place on are a uuid. */
    public static boolean isUuid(String text, int begin, int length) {
        if (begin + UUID > length) {
            return false;
        }
        for (int at = 0; at < UUID; at++) {
            char here = text.charAt(begin + at);
            boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
            if (dash ? here != '-' : !Texts.isHex(here)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a uuid begins the run or a word of it. */
    public static boolean hasUuid(String text, int begin, int end) {
        for (int place = begin; place + UUID <= end; place++) {
            if ((place == begin || !Texts.isWord(text.charAt(place - 1))) && isUuid(text, place, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether letters up to the end follow a number's digits as its unit: ms, KB, st. */
    public static boolean isUnit(String text, int digits, int end) {
        if (digits == end || end - digits > LONGEST_UNIT) {
            return false;
        }
        boolean hex = true;
        int first = isHexMark(text, digits, end) ? digits + 1 : digits;
        for (int place = first; place < end; place++) {
            char here = text.charAt(place);
            if (Texts.isDigit(here)) {
                return false;
            }
            hex &= Texts.isHex(here);
        }
        return !hex;
    }

    /** Whether the {@code x} of {@code 0xff} stands there. */
    private static boolean isHexMark(String text, int place, int end) {
        return (text.charAt(place) | 0x20) == 'x' && place + 1 < end && place > 0 && text.charAt(place - 1) == '0';
    }

    /** Whether the part is of words with hyphens between, three or more, and a number of two digits or more at its end. */
    public static boolean isNumbered(String text, int begin, int end) {
        int digits = end;
        while (digits > begin && Texts.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        int hyphens = 0;
        for (int place = begin; place < digits; place++) {
            if (text.charAt(place) != '-' && !Texts.isWord(text.charAt(place))) {
                return false;
            }
            hyphens += text.charAt(place) == '-' ? 1 : 0;
        }
        return hyphens > 1
                && end - digits > 1
                && text.charAt(digits - 1) == '-'
                && Character.isLetter(text.charAt(begin));
    }

    /** Where a number goes on to that ended here: {@code .5}, {@code _0020}, {@code -07}, {@code _m_0}; else here. */
    private static int continuation(String text, int here, int length) {
        if (here + 1 >= length || "._-".indexOf(text.charAt(here)) < 0) {
            return here;
        }
        int next = here + 1;
        boolean letter = Texts.isLower(text.charAt(next)) && next + 1 < length && text.charAt(next + 1) == '_';
        if (letter && next + 2 < length && Texts.isDigit(text.charAt(next + 2))) {
            return Texts.wordEnd(text, next + 2, length);
        }
        return Texts.isDigit(text.charAt(next)) ? Texts.wordEnd(text, next, length) : here;
    }

    /** Where a number ends that ended here or goes on. */
    public static int continued(String text, int end, int length) {
        int last = end;
        int next = continuation(text, last, length);
        while (next > last) {
            last = next;
            next = continuation(text, last, length);
        }
        return last;
    }

    /** Where the groups of hexadecimals with colons between end that begin here. O({@value #LONGEST_COLONS}). */
    public static int colonsEnd(String text, int begin, int length) {
        int end = begin;
        int bound = Math.min(length, begin + LONGEST_COLONS);
        while (end < bound && (Texts.isHex(text.charAt(end)) || text.charAt(end) == ':' || text.charAt(end) == '.')) {
            end++;
        }
        while (end > begin && Texts.isTrailing(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Times, hardware addresses and addresses of version 6: groups of hexadecimals, two colons or more, a digit. */
    public static boolean isColons(String text, int begin, int length) {
        int end = colonsEnd(text, begin, length);
        int colons = 0;
        boolean digit = false;
        for (int at = begin; at < end; at++) {
            colons += text.charAt(at) == ':' ? 1 : 0;
            digit |= Texts.isDigit(text.charAt(at));
        }
        return colons >= 2 && digit && !(end < length && Texts.isWord(text.charAt(end)));
    }
}
