package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.message.EntryFormat;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.wire.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads the entries of one segment, one by one, up to a given end. One thread. */
final class SegmentReader implements AutoCloseable {
    private static final EntryFormat FORMAT = new EntryFormat();

    private final Path file;
    private final FileChannel channel;
    private final long end;
    private ByteBuffer window = ByteBuffer.allocate(1 << 20).limit(0);
    private long place = Segment.HEADER_BYTES;
    private String damage = "";

    /** @param end the byte to stop before; beyond the file's end means the file's end */
    SegmentReader(Path file, long end) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.end = Math.min(end, channel.size());
        Segment.requireHeader(channel, file);
    }

    /** Where the next record begins: the end of all that was sound so far. */
    long place() {
        return place;
    }

    /** Why there was no next entry although bytes are left; empty when none are left. */
    String damage() {
        return damage;
    }

    /**
     * The next entry; empty at the end and at the first damage.
     *
     * @throws LogFailure when a whole record holds something else: no crash does that, so nothing may be cut off
     */
    Optional<Entry> next() throws IOException {
        if (place == end) {
            return Optional.empty();
        }
        if (!fill(Segment.RECORD_HEADER_BYTES)) {
            return damaged("a record's header is cut short");
        }
        int length = window.getInt(window.position());
        if (length < 1 || length > Segment.LARGEST_PAYLOAD) {
            return damaged("a record claims a length of " + length);
        }
        if (!fill(Segment.RECORD_HEADER_BYTES + length)) {
            return damaged("a record of " + length + " bytes is cut short");
        }
        return entry(length);
    }

    private Optional<Entry> entry(int length) {
        int start = window.position() + Segment.RECORD_HEADER_BYTES;
        ByteBuffer payload = window.slice(start, length);
        long safe = window.getLong(window.position() + 2 * Integer.BYTES);
        if (Segment.checksum(safe, payload) != window.getInt(window.position() + Integer.BYTES)) {
            return damaged("the checksum of a record of " + length + " bytes does not match");
        }
        byte[] bytes = new byte[length];
        payload.get(bytes);
        try {
            Entry entry = FORMAT.read(bytes);
            window.position(start + length);
            place += Segment.RECORD_HEADER_BYTES + length;
            return Optional.of(entry);
        } catch (WireException unreadable) {
            throw new LogFailure(
                    file + " at byte " + place + ": a record with a right checksum is no entry of this version: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    private Optional<Entry> damaged(String reason) {
        damage = reason;
        return Optional.empty();
    }

    /** Makes the window hold so many bytes from {@link #place} on, if the file does. */
    private boolean fill(int bytes) throws IOException {
        if (window.remaining() >= bytes) {
            return true;
        }
        if (end - place < bytes) {
            return false;
        }
        ByteBuffer larger = window.capacity() >= bytes ? window : ByteBuffer.allocate(bytes);
        larger.clear().limit((int) Math.min(larger.capacity(), end - place));
        Channels.readFully(channel, larger, place);
        window = larger.flip();
        return window.remaining() >= bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
