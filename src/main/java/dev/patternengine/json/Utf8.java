package dev.patternengine.json;

/** Strict checks of encoded text: what lenient decoders let pass is refused here. */
final class Utf8 {
    private static final int NUL = 0;
    private static final int DELETE = 0x7F;
    private static final int BYTE_ORDER_MARK_LENGTH = 3;

    private Utf8() {}

    /** The length of the byte order mark at the place: 0 or 3. */
    static int byteOrderMark(byte[] bytes, int offset, int length) {
        boolean marked = length >= BYTE_ORDER_MARK_LENGTH
                && bytes[offset] == (byte) 0xEF
                && bytes[offset + 1] == (byte) 0xBB
                && bytes[offset + 2] == (byte) 0xBF;
        return marked ? BYTE_ORDER_MARK_LENGTH : 0;
    }

    /**
     * Where the text stops being plain: the first byte that is no printable ASCII character, or an escape. Before it, what
     * is written is what is meant, without controls and surrogates.
     */
    static int plainEnd(byte[] bytes, int offset, int end) {
        int place = offset;
        while (place < end && bytes[place] >= ' ' && bytes[place] != '\\' && bytes[place] != DELETE) {
            place++;
        }
        return place;
    }

    /** Whether an escape names a character by its number, the only way to write half of a surrogate pair. */
    static boolean hasNumberedEscape(byte[] bytes, int offset, int end) {
        for (int place = offset; place < end - 1; place++) {
            if (bytes[place] == '\\' && bytes[++place] == 'u') {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes are UTF-8 without NUL, overlong forms and encoded surrogates; O(length), no garbage. */
    static boolean isValid(byte[] bytes, int offset, int end) {
        int place = offset;
        while (place < end) {
            int length = bytes[place] > NUL ? 1 : sequence(bytes, place, end);
            if (length == 0) {
                return false;
            }
            place += length;
        }
        return true;
    }

    /** The length of the sequence of more than one byte; 0 when it is none (table 3-7 of the Unicode standard). */
    private static int sequence(byte[] bytes, int place, int end) {
        int first = bytes[place] & 0xFF;
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || length > end - place || !mayFollow(first, bytes[place + 1] & 0xFF)) {
            return 0;
        }
        for (int next = place + 2; next < place + length; next++) {
            if ((bytes[next] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean mayFollow(int first, int second) {
        int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= low && second <= high;
    }

    /** Whether every surrogate has its partner; escapes can smuggle in single ones. */
    static boolean isPaired(String text) {
        for (int place = 0; place < text.length(); place++) {
            char character = text.charAt(place);
            if (Character.isSurrogate(character)) {
                boolean pair =
                        place + 1 < text.length() && Character.isSurrogatePair(character, text.charAt(place + 1));
                if (!pair) {
                    return false;
                }
                place++;
            }
        }
        return true;
    }

    /** Whether the text holds a control character (C0, DEL or C1). */
    static boolean hasControl(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (Character.isISOControl(text.charAt(place))) {
                return true;
            }
        }
        return false;
    }
}
