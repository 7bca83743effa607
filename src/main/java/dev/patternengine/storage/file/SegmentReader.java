package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Positions;
import dev.patternengine.message.EntryFormat;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the entries of one segment, one by one, up to a given end. One thread. */
final class SegmentReader implements AutoCloseable {
    private static final EntryFormat FORMAT = new EntryFormat();
    private static final int WINDOW_BYTES = 1 << 20;

    private final Path path;
    private final DiskFile file;
    private final SegmentHead head;
    private final RecordReader records;

    private SegmentReader(Path path, DiskFile file, SegmentHead head, RecordReader records) {
        this.path = path;
        this.file = file;
        this.head = head;
        this.records = records;
    }

    /** Reads a segment to the end of its file. */
    static SegmentReader open(Disk disk, Path path) throws IOException {
        DiskFile file = disk.read(path);
        try {
            return of(path, file, file.size());
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /**
     * Reads a segment up to a byte.
     *
     * @throws LogFailure when the file does not reach there
     */
    static SegmentReader open(Disk disk, Path path, long end) throws IOException {
        DiskFile file = disk.read(path);
        try {
            if (file.size() < end) {
                throw new LogFailure(path + " at byte " + file.size() + ": the file ends, but " + end
                        + " bytes were forced to the disk");
            }
            return of(path, file, end);
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    private static SegmentReader of(Path path, DiskFile file, long end) throws IOException {
        SegmentHead head = SegmentHead.read(file, path);
        return new SegmentReader(path, file, head, new RecordReader(new Window(file, end, WINDOW_BYTES), head.end()));
    }

    /** The last entry of every partition before the segment; empty when it does not say so. */
    Optional<Positions> base() {
        return head.base();
    }

    /** Goes on to the first record that begins at a byte or after it, without reading what lies between. */
    void skipTo(long least) throws IOException {
        records.skipTo(least);
    }

    /** Where the next record begins: the end of all that was sound so far. */
    long place() {
        return records.place();
    }

    /** Why there was no next entry although bytes are left; empty when none are left. */
    String damage() {
        return records.damage();
    }

    /**
     * The next entry; empty at the end and at the first damage.
     *
     * @throws LogFailure when a whole record holds something else: no crash does that, so nothing may be cut off
     */
    Optional<Entry> next() throws IOException {
        long place = records.place();
        Optional<byte[]> record = records.next();
        try {
            return record.map(FORMAT::read);
        } catch (WireException unreadable) {
            throw new LogFailure(
                    path + " at byte " + place + ": a record with a right checksum is no entry of this version: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
