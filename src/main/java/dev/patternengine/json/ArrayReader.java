package dev.patternengine.json;

import java.util.Optional;

/**
 * Finds the elements of a JSON array by their brackets and quotes alone, so that an element that is broken inside does not
 * hurt the others. O(length), no garbage.
 */
public final class ArrayReader {
    private static final String NOT_CLOSED = "is cut off: the array is not closed";

    private final byte[] bytes;
    private final Elements elements;
    private int place;
    private int count;

    private ArrayReader(byte[] bytes, Elements elements) {
        this.bytes = bytes;
        this.elements = elements;
    }

    /** Takes the elements in order. */
    @FunctionalInterface
    public interface Elements {
        /** The element with this number, 1 for the first, lies in these bytes. */
        void element(int number, byte[] bytes, int offset, int length);
    }

    /** Hands out the elements; tells what is wrong with the array around them, at the line where that was found. */
    public static Optional<Rejection> read(byte[] bytes, Elements elements) {
        try {
            new ArrayReader(bytes, elements).array();
            return Optional.empty();
        } catch (RejectedException e) {
            return Optional.of(e.rejection());
        }
    }

    private void array() {
        place = Utf8.byteOrderMark(bytes, 0, bytes.length);
        skipSpace();
        if (place == bytes.length || bytes[place++] != '[') {
            throw new RejectedException("", "must be a JSON array");
        }
        skipSpace();
        if (peek() == ']') {
            place++;
        } else {
            elements();
        }
        skipSpace();
        if (place < bytes.length) {
            throw new RejectedException("", "holds something that follows its JSON array");
        }
    }

    private void elements() {
        byte separator;
        do {
            int start = place;
            skipElement();
            elements.element(++count, bytes, start, place - start);
            separator = peek();
            place++;
        } while (separator == ',');
        if (separator != ']') {
            throw new RejectedException("/" + count, "must be followed by a comma or a closing bracket");
        }
    }

    private void skipElement() {
        int depth = 0;
        while (true) {
            switch (peek()) {
                case '"' -> skipText();
                case '{', '[' -> depth++;
                case ']', '}', ',' -> {
                    if (depth == 0) {
                        return;
                    }
                    depth -= bytes[place] == ',' ? 0 : 1;
                }
                default -> {}
            }
            place++;
        }
    }

    private void skipText() {
        place++;
        while (peek() != '"') {
            place += peek() == '\\' ? 2 : 1;
        }
    }

    private byte peek() {
        if (place >= bytes.length) {
            throw new RejectedException("/" + count, NOT_CLOSED);
        }
        return bytes[place];
    }

    private void skipSpace() {
        while (place < bytes.length
                && (bytes[place] == ' ' || bytes[place] == '\n' || bytes[place] == '\r' || bytes[place] == '\t')) {
            place++;
        }
    }
}
