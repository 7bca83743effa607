package dev.patternengine.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Expands gzip (RFC 1952) as it arrives, also several members one after the other. What is read comes out in pieces of the
 * reader's size, so that little input cannot become much memory: about 40 kB beside the input that was not read yet.
 */
final class Gunzip implements AutoCloseable {
    /** How much more may come out than went in. */
    static final int LARGEST_RATIO = 100;

    /** So much may come out whatever the ratio. */
    static final long FREE_BYTES = 1 << 20;

    private static final int TRAILER_BYTES = 8;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private byte[] input = new byte[0];
    private int place;
    private State state = State.HEADER;
    private long taken;
    private long given;
    private long givenOfMember;
    private boolean begun;

    private enum State {
        HEADER,
        CONTENT,
        TRAILER
    }

    /** A body that cannot be expanded; holds no stack trace. */
    static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int status;

        private BrokenException(int status, String reason) {
            super(reason, null, false, false);
            this.status = status;
        }

        /** The status to answer with: 400, or 413 where too much came out of too little. */
        int status() {
            return status;
        }
    }

    /** Takes the next compressed bytes. */
    void feed(byte[] bytes) {
        int left = input.length - place;
        byte[] joined = Arrays.copyOfRange(input, place, place + left + bytes.length);
        System.arraycopy(bytes, 0, joined, left, bytes.length);
        input = joined;
        place = 0;
        taken += bytes.length;
    }

    /**
     * Expands into the array.
     *
     * @return how many bytes; 0 when there is nothing more in what was fed
     * @throws BrokenException when it is no gzip, or expands too much
     */
    int read(byte[] into) {
        while (true) {
            int count = state == State.CONTENT ? expand(into) : 0;
            if (count > 0) {
                return count;
            }
            if (!step()) {
                return 0;
            }
        }
    }

    /** Goes beyond what is no content; false when that needs more input. */
    private boolean step() {
        return switch (state) {
            case HEADER -> header();
            case TRAILER -> trailer();
            case CONTENT -> false;
        };
    }

    /** Whether what was fed is whole: it ends with a member, or there was nothing. */
    boolean isWhole() {
        return state == State.HEADER && place == input.length;
    }

    /** @throws BrokenException when it is not */
    void requireWhole() {
        if (!isWhole() || !begun) {
            throw broken("is cut off: its gzip data does not end");
        }
    }

    /** @throws BrokenException when more came out */
    void requireAtMost(int bytes) {
        if (given > bytes) {
            throw new BrokenException(413, "expands to more than " + bytes + " bytes");
        }
    }

    private boolean header() {
        GzipHeader header = GzipHeader.at(input, place);
        if (header.equals(GzipHeader.BROKEN)) {
            throw broken(begun ? "holds something that follows its gzip data" : "is not gzip");
        }
        if (header.equals(GzipHeader.CUT)) {
            return false;
        }
        begun = true;
        place += header.length();
        inflater.reset();
        checksum.reset();
        givenOfMember = 0;
        state = State.CONTENT;
        return true;
    }

    private int expand(byte[] into) {
        inflater.setInput(input, place, input.length - place);
        int count;
        try {
            count = inflater.inflate(into);
        } catch (DataFormatException e) {
            throw broken("is broken gzip");
        }
        place = input.length - inflater.getRemaining();
        checksum.update(into, 0, count);
        given += count;
        givenOfMember += count;
        if (given > FREE_BYTES + LARGEST_RATIO * taken) {
            throw new BrokenException(413, "expands to more than " + LARGEST_RATIO + " times its size");
        }
        if (inflater.finished()) {
            state = State.TRAILER;
        }
        return count;
    }

    private boolean trailer() {
        if (input.length - place < TRAILER_BYTES) {
            return false;
        }
        ByteBuffer trailer = ByteBuffer.wrap(input, place, TRAILER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (trailer.getInt() != (int) checksum.getValue() || trailer.getInt() != (int) givenOfMember) {
            throw broken("is gzip whose checksum does not fit");
        }
        place += TRAILER_BYTES;
        state = State.HEADER;
        return true;
    }

    private static BrokenException broken(String reason) {
        return new BrokenException(400, reason);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
