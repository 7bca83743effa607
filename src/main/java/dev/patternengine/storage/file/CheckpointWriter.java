package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Writes one checkpoint, part by part, under a name that does not count, and gives it its own at the end. One thread. */
final class CheckpointWriter {
    private final Disk disk;
    private final Path path;
    private final DiskFile file;
    private long place;
    private long parts;

    private CheckpointWriter(Disk disk, Path path, DiskFile file) {
        this.disk = disk;
        this.path = path;
        this.file = file;
    }

    static CheckpointWriter begin(Disk disk, Path path, Positions positions) throws IOException {
        CheckpointWriter writer = new CheckpointWriter(disk, path, disk.create(Checkpoint.unfinished(path)));
        try {
            writer.write(Checkpoint.header());
            writer.write(Checkpoint.positions(positions));
            return writer;
        } catch (IOException failure) {
            writer.abort();
            throw failure;
        }
    }

    void write(CheckpointPart part) throws IOException {
        if (part.bytes().length + part.owner().length() * 3L > Checkpoint.LARGEST_CONTENT - Integer.BYTES) {
            throw new LogFailure("a part of " + part.bytes().length + " bytes is too large for a checkpoint");
        }
        write(Checkpoint.part(part));
        parts++;
    }

    private void write(ByteBuffer record) throws IOException {
        long length = record.remaining();
        file.write(record, place);
        place += length;
    }

    /** Makes it durable, all or nothing. Returns its size. */
    long finish() throws IOException {
        write(Checkpoint.end(parts, place));
        file.force();
        file.close();
        disk.rename(Checkpoint.unfinished(path), path);
        disk.forceFolder(path.getParent());
        return place;
    }

    /** Leaves nothing behind, if the disk allows. */
    void abort() {
        try {
            file.close();
            disk.delete(Checkpoint.unfinished(path));
        } catch (IOException removedAtTheNextStart) {
            // It has no name that counts.
        }
    }
}
