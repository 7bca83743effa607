package dev.patternengine.mining.text.shape;

import java.util.Locale;

/** Classes of characters and where runs of them end. ASCII decides; other letters count as parts of words. */
public final class Texts {
    private static final int ASCII = 128;
    private static final char FIRST_UNSPACED = 0x2E80;
    private static final int DIGIT = 1;
    private static final int HEX = 2;
    private static final int WORD = 4;
    private static final int PIECE = 8;
    private static final int SIGN = 16;
    private static final int LOWER = 0x20;
    private static final int MOST_BLANKS = 8;
    private static final byte[] CLASSES = classes();

    private Texts() {}

    private static byte[] classes() {
        byte[] classes = new byte[ASCII];
        for (char character = 0; character < ASCII; character++) {
            classes[character] = (byte) (classOf("0123456789", character, DIGIT | HEX | WORD | PIECE)
                    | classOf("abcdefABCDEF", character, HEX | WORD | PIECE)
                    | classOf("ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ", character, WORD | PIECE)
                    | classOf("._-/@~+%$", character, PIECE)
                    | classOf("%&\\([{<", character, SIGN));
        }
        return classes;
    }

    private static int classOf(String members, char character, int bits) {
        return members.indexOf(character) >= 0 ? bits : 0;
    }

    private static boolean is(char character, int bit) {
        return character < ASCII && (CLASSES[character] & bit) != 0;
    }

    /** {@code 0} to {@code 9}. */
    public static boolean isDigit(char character) {
        return is(character, DIGIT);
    }

    /** Digits of hexadecimals, of any size. */
    public static boolean isHex(char character) {
        return is(character, HEX);
    }

    /** {@code a} to {@code z}. */
    public static boolean isLower(char character) {
        return character >= 'a' && character <= 'z';
    }

    /** Letters and digits. */
    public static boolean isWord(char character) {
        return character < ASCII ? is(character, WORD) : Character.isLetter(character);
    }

    /** What paths, hosts and e-mail addresses are made of. */
    public static boolean isPiece(char character) {
        return character < ASCII ? is(character, PIECE) : Character.isLetter(character);
    }

    /** Where the letters of ASCII end that begin here. */
    public static int lettersEnd(String text, int begin, int length) {
        int end = begin;
        while (end < length && isLower((char) (text.charAt(end) | LOWER))) {
            end++;
        }
        return end;
    }

    /** What may begin another spelling of {@code @}. */
    public static boolean isSign(char character) {
        return is(character, SIGN);
    }

    /** What ends a sentence rather than an address. */
    public static boolean isTrailing(char character) {
        return character == '.' || character == ':';
    }

    /** Where the word ends that begins here; of a script without blanks it ends where another begins. */
    public static int wordEnd(String text, int begin, int length) {
        int end = begin;
        while (end < length && isWord(text.charAt(end)) && !isTurn(text, begin, end)) {
            end++;
        }
        return end;
    }

    private static boolean isTurn(String text, int begin, int place) {
        return place > begin && text.charAt(place) < ASCII && isUnspaced(text.charAt(place - 1));
    }

    /** Whether the letter is of a script that sets no blanks between words. */
    public static boolean isUnspaced(char character) {
        return character >= FIRST_UNSPACED;
    }

    /** The end without such marks before it. */
    public static int without(String text, int end, char mark) {
        int last = end;
        while (last > 0 && text.charAt(last - 1) == mark) {
            last--;
        }
        return last;
    }

    /** Where the run of what could be one address or path ends that begins here, also behind the letter of a drive. */
    public static int runEnd(String text, int begin, int length) {
        return runEnd(text, begin, begin, length);
    }

    /** The same where it goes on at least to a place. */
    public static int runEnd(String text, int begin, int least, int length) {
        int end = isAt(text, begin + 1, length, ':') && isAt(text, begin + 2, length, '\\') ? begin + 2 : least;
        while (end < length && (isPiece(text.charAt(end)) || text.charAt(end) == '\\')) {
            end++;
        }
        return end;
    }

    /** Whether the part is the scheme of a url. */
    public static boolean isScheme(String text, int begin, int end, int length) {
        return end + 2 < length && text.startsWith("://", end) && Character.isLetter(text.charAt(begin));
    }

    /** Where the url ends that the place lies in. */
    public static int urlEnd(String text, int begin, int length) {
        int end = begin;
        while (end < length && text.charAt(end) > ' ' && "'\"`<>()[]{},;|".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > begin && isTrailing(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Where a value ends that was given after a name. */
    public static int valueEnd(String text, int begin, int length) {
        int end = begin;
        while (end < length && text.charAt(end) > ' ' && ",;&)]}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Single, double and back quotes. */
    public static boolean isQuote(char character) {
        return character == '\'' || character == '"' || character == '`';
    }

    /** Whether a quote stands at the place, which may lie outside of the text. */
    public static boolean isQuote(String text, int place, int length) {
        return place >= 0 && place < length && isQuote(text.charAt(place));
    }

    /** Whether that character stands at the place, which may lie behind the text. */
    public static boolean isAt(String text, int place, int length, char expected) {
        return place < length && text.charAt(place) == expected;
    }

    /** The place behind blanks, at most {@value #MOST_BLANKS} of them. */
    public static int skipBlanks(String text, int begin, int length) {
        int end = begin;
        while (end < length && end - begin < MOST_BLANKS && isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The place of the next blank or control character. */
    public static int blankBehind(String text, int begin, int length) {
        int end = begin;
        while (end < length && text.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    /** Blank or tab. */
    public static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    /** The part in small letters. */
    public static String lower(String text, int begin, int end) {
        return text.substring(begin, end).toLowerCase(Locale.ROOT);
    }
}
