package dev.patternengine.http;

import java.io.ByteArrayOutputStream;

/**
 * Cuts a stream of bytes into lines, which end with LF or CRLF. Memory: at most one line; a longer one is reported once and its bytes
 * are dropped. Lines count from 1; blank ones count but are not handed out.
 */
final class LineSplitter {
    private final int longest;
    private final Lines lines;
    private ByteArrayOutputStream carried = new ByteArrayOutputStream();
    private boolean dropping;
    private long number = 1;

    /** @param longest bytes of a line, without its end */
    LineSplitter(int longest, Lines lines) {
        this.longest = longest;
        this.lines = lines;
    }

    /** Takes the lines in order. */
    interface Lines {
        /** A line lies in these bytes, without its LF. */
        void line(long number, byte[] bytes, int offset, int length);

        /** A line was longer than allowed. */
        void tooLong(long number);
    }

    /** Takes the next bytes. */
    void feed(byte[] bytes) {
        feed(bytes, bytes.length);
    }

    /** Takes the next bytes, which are the first so many of the array. */
    void feed(byte[] bytes, int length) {
        int start = 0;
        for (int place = 0; place < length; place++) {
            if (bytes[place] == '\n') {
                endLine(bytes, start, place - start);
                start = place + 1;
            }
        }
        carry(bytes, start, length - start);
    }

    /** Bytes held of the line that is not whole yet. */
    int held() {
        return carried.size();
    }

    /** Gives up the line that is not whole yet. */
    void drop() {
        carried = new ByteArrayOutputStream();
    }

    /** The number of the line that comes, or has come in part. */
    long number() {
        return number;
    }

    /** Hands out the last line, which need not be ended. */
    void end() {
        endLine(new byte[0], 0, 0);
    }

    private void endLine(byte[] bytes, int offset, int length) {
        if (carried.size() > 0 || dropping) {
            carry(bytes, offset, length);
            if (!dropping) {
                byte[] line = carried.toByteArray();
                take(line, 0, line.length);
            }
            carried.reset();
            dropping = false;
        } else {
            take(bytes, offset, length);
        }
        number++;
    }

    private void take(byte[] bytes, int offset, int length) {
        boolean returned = length > 0 && bytes[offset + length - 1] == '\r';
        if (length - (returned ? 1 : 0) > longest) {
            lines.tooLong(number);
        } else {
            hand(bytes, offset, length);
        }
    }

    private void hand(byte[] bytes, int offset, int length) {
        for (int place = offset; place < offset + length; place++) {
            if (bytes[place] != ' ' && bytes[place] != '\t' && bytes[place] != '\r') {
                lines.line(number, bytes, offset, length);
                return;
            }
        }
    }

    /** Keeps what comes of a line that may end later: with one byte more than it may have, as that may be the CR of its end. */
    private void carry(byte[] bytes, int offset, int length) {
        if (!dropping && carried.size() + length > longest + 1) {
            lines.tooLong(number);
            carried.reset();
            dropping = true;
        }
        if (!dropping) {
            carried.write(bytes, offset, length);
        }
    }
}
