package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the records of a segment, one by one, up to the end of a window. One thread. */
final class RecordReader {
    private final Window window;
    private long place;
    private String damage = "";

    RecordReader(Window window, long place) {
        this.window = window;
        this.place = place;
    }

    /** Where the next record begins: the end of all that was sound so far. */
    long place() {
        return place;
    }

    /** Why there was no next record although bytes are left; empty when none are left. */
    String damage() {
        return damage;
    }

    /** Goes on to the first record that begins at a byte or after it, by what records say of their lengths; ends at the first damage. */
    void skipTo(long least) throws IOException {
        while (place < least && damage.isEmpty()) {
            ByteBuffer header = window.at(place, Segment.RECORD_HEADER_BYTES);
            int length = header.hasRemaining() ? header.getInt() : 0;
            if (length < 1 || length > window.end() - place - Segment.RECORD_HEADER_BYTES) {
                damaged("a record's header is cut short, or claims more than there is");
            } else {
                place += Segment.RECORD_HEADER_BYTES + length;
            }
        }
    }

    /** The payload of the next record; empty at the end and at the first damage. */
    Optional<byte[]> next() throws IOException {
        if (place == window.end()) {
            return Optional.empty();
        }
        ByteBuffer header = window.at(place, Segment.RECORD_HEADER_BYTES);
        if (!header.hasRemaining()) {
            return damaged("a record's header is cut short");
        }
        int length = header.getInt();
        int checksum = header.getInt();
        long safe = header.getLong();
        if (length < 1 || length > Segment.LARGEST_PAYLOAD) {
            return damaged("a record claims a length of " + length);
        }
        ByteBuffer payload = window.at(place + Segment.RECORD_HEADER_BYTES, length);
        if (!payload.hasRemaining()) {
            return damaged("a record of " + length + " bytes is cut short");
        }
        if (Segment.checksum(safe, payload) != checksum) {
            return damaged("the checksum of a record of " + length + " bytes does not match");
        }
        byte[] bytes = new byte[length];
        payload.get(bytes);
        place += Segment.RECORD_HEADER_BYTES + length;
        return Optional.of(bytes);
    }

    private Optional<byte[]> damaged(String reason) {
        damage = reason;
        return Optional.empty();
    }
}
