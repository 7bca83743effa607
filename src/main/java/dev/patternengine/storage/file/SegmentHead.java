package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.wire.WireException;
import dev.patternengine.wire.WireOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a segment begins.
 *
 * @param base the last entry of every partition before it; empty in version 1
 * @param end where its records begin
 */
record SegmentHead(Optional<Positions> base, long end) {
    private static final PositionsFormat FORMAT = new PositionsFormat();
    private static final int WINDOW_BYTES = 4 << 10;

    /** The first bytes of a segment that is being made. */
    static ByteBuffer bytes(Positions base) {
        WireOutput record = new WireOutput();
        Segment.beginRecord(record);
        FORMAT.write(base, record);
        ByteBuffer bytes = Segment.endRecord(record, 0);
        return ByteBuffer.allocate(Segment.HEADER_BYTES + bytes.remaining())
                .put(Segment.header(Segment.VERSION))
                .put(bytes)
                .flip();
    }

    /** @throws LogFailure when the file does not begin as a segment does */
    static SegmentHead read(DiskFile file, Path path) throws IOException {
        Window window = new Window(file, file.size(), WINDOW_BYTES);
        ByteBuffer header = window.at(0, Segment.HEADER_BYTES);
        if (header.equals(Segment.header(1))) {
            return new SegmentHead(Optional.empty(), Segment.HEADER_BYTES);
        }
        if (!header.equals(Segment.header(Segment.VERSION))) {
            throw new LogFailure(path + " at byte 0: this is no log segment of version 1 or 2");
        }
        RecordReader records = new RecordReader(window, Segment.HEADER_BYTES);
        Optional<byte[]> base = records.next();
        if (base.isEmpty()) {
            throw damaged(path, records.damage().isEmpty() ? "it is not there" : records.damage());
        }
        try {
            return new SegmentHead(Optional.of(FORMAT.read(base.get())), records.place());
        } catch (WireException unreadable) {
            throw damaged(path, unreadable.getMessage());
        }
    }

    private static LogFailure damaged(Path path, String reason) {
        return new LogFailure(
                path + " at byte " + Segment.HEADER_BYTES + ": the base of the segment is damaged: " + reason);
    }

    /**
     * Whether a file does not begin as a segment does, but as one may whose making a crash broke off: with nothing, zeros, or a
     * part of these first bytes.
     */
    static boolean mayBeBrokenOff(DiskFile file, Path path) throws IOException {
        ByteBuffer header = ByteBuffer.allocate((int) Math.min(file.size(), Segment.HEADER_BYTES));
        file.read(header, 0);
        header.flip();
        return header.remaining() < Segment.HEADER_BYTES
                || header.equals(ByteBuffer.allocate(Segment.HEADER_BYTES))
                || (header.equals(Segment.header(Segment.VERSION)) && !hasBase(file, path));
    }

    private static boolean hasBase(DiskFile file, Path path) throws IOException {
        try {
            return read(file, path).base().isPresent();
        } catch (LogFailure damaged) {
            return false;
        }
    }
}
