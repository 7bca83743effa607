package dev.patternengine.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict checks of encoded text: what lenient decoders let pass is refused here. */
final class Utf8 {
    private static final int NUL = 0;
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

    /** Whether the bytes are UTF-8 without NUL, overlong forms and encoded surrogates; O(length), no garbage for ASCII. */
    static boolean isValid(byte[] bytes, int offset, int length) {
        for (int place = offset; place < offset + length; place++) {
            if (bytes[place] <= NUL) {
                return bytes[place] != NUL && decodes(bytes, place, offset + length - place);
            }
        }
        return true;
    }

    private static boolean decodes(byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .chars()
                    .noneMatch(character -> character == NUL);
        } catch (CharacterCodingException e) {
            return false;
        }
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
