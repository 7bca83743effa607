package dev.patternengine.mining.recovery;

/** Classes of characters and where runs of them end. ASCII decides; other letters count as parts of words. */
final class Texts {
    private Texts() {}

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isHex(char character) {
        return isDigit(character) || (character >= 'a' && character <= 'f') || (character >= 'A' && character <= 'F');
    }

    static boolean isUpper(char character) {
        return character >= 'A' && character <= 'Z';
    }

    static boolean isLower(char character) {
        return character >= 'a' && character <= 'z';
    }

    /** Letters and digits. */
    static boolean isWord(char character) {
        return isDigit(character)
                || isLower(character)
                || isUpper(character)
                || (character > 127 && Character.isLetter(character));
    }

    /** What paths, hosts and e-mail addresses are made of. */
    static boolean isPiece(char character) {
        return isWord(character) || "._-/@~+%$".indexOf(character) >= 0;
    }

    /** What ends a sentence rather than an address. */
    static boolean isTrailing(char character) {
        return character == '.' || character == ':';
    }

    static int wordEnd(String text, int begin, int length) {
        int end = begin;
        while (end < length && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static int urlEnd(String text, int begin, int length) {
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
    static int valueEnd(String text, int begin, int length) {
        int end = begin;
        while (end < length && text.charAt(end) > ' ' && ",;&)]}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
