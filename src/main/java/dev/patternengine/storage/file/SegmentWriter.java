package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The segment that is written to. Small records reach the file together. One thread. */
final class SegmentWriter implements AutoCloseable {
    private static final int GROUP_BYTES = 256 << 10;

    private final Disk disk;
    private final Path path;
    private final ByteBuffer group = ByteBuffer.allocate(GROUP_BYTES);
    private DiskFile file;
    private long safe;
    private long end;

    private SegmentWriter(Disk disk, Path path, DiskFile file, long safe) {
        this.disk = disk;
        this.path = path;
        this.file = file;
        this.safe = safe;
        this.end = safe;
    }

    /** Begins a segment, and makes it durable; when that fails, nothing is left of it if the disk allows. */
    static SegmentWriter create(Disk disk, Path path, Positions base) throws IOException {
        DiskFile file = disk.create(path);
        try {
            ByteBuffer head = SegmentHead.bytes(base);
            long safe = head.remaining();
            file.write(head, 0);
            file.force();
            disk.forceFolder(path.getParent());
            return new SegmentWriter(disk, path, file, safe);
        } catch (IOException failure) {
            remove(disk, path, file, failure);
            throw failure;
        }
    }

    private static void remove(Disk disk, Path path, DiskFile file, IOException failure) {
        try {
            file.close();
            disk.delete(path);
        } catch (IOException another) {
            failure.addSuppressed(another);
        }
    }

    /** Goes on with a segment all of which is safe up to a byte, where it ends. */
    static SegmentWriter resume(Disk disk, Path path, long safe) throws IOException {
        return new SegmentWriter(disk, path, disk.open(path), safe);
    }

    /** The byte up to which it was forced to the disk. */
    long safe() {
        return safe;
    }

    /** Whether something was written, or was tried to, since the last force. */
    boolean isAhead() {
        return end > safe;
    }

    void write(ByteBuffer record) throws IOException {
        if (record.remaining() > group.remaining()) {
            flush();
        }
        long place = end;
        end += record.remaining();
        if (record.remaining() > group.remaining()) {
            file.write(record, place);
        } else {
            group.put(record);
        }
    }

    /** Writes what is left of the group. */
    void flush() throws IOException {
        long place = end - group.position();
        file.write(group.flip(), place);
        group.clear();
    }

    /** Makes all that was flushed safe. */
    void force() throws IOException {
        file.force();
        safe = end;
    }

    /** Forgets what is not safe, also on the disk. Opens the file anew, so that what failed before does not matter. */
    void cut() throws IOException {
        end = safe;
        group.clear();
        abandon();
        file = disk.open(path);
        if (file.size() < safe) {
            throw new IOException(path + " ends at byte " + file.size() + ", but " + safe + " bytes were safe");
        }
        file.truncate(safe);
        file.force();
    }

    /** Closes the file; whether that works does not matter any more. */
    void abandon() {
        try {
            file.close();
        } catch (IOException ofNoInterest) {
            // All that counts was forced before.
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
