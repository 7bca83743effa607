package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.wire.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one checkpoint from its beginning, one part in memory at a time; damage is named by file, byte and reason. One thread. */
final class CheckpointScan implements AutoCloseable {
    private static final int WINDOW_BYTES = 1 << 20;
    private static final PositionsFormat FORMAT = new PositionsFormat();

    private final Path path;
    private final DiskFile file;
    private final Window window;
    private Positions positions = Positions.NONE;
    private long place = Checkpoint.HEADER_BYTES;
    private long parts;
    private boolean atEnd;

    private CheckpointScan(Path path, DiskFile file) throws IOException {
        this.path = path;
        this.file = file;
        this.window = new Window(file, file.size(), WINDOW_BYTES);
    }

    /** @throws LogFailure when it does not begin as a checkpoint does */
    static CheckpointScan open(Disk disk, Path path) throws IOException {
        DiskFile file = disk.read(path);
        try {
            CheckpointScan scan = new CheckpointScan(path, file);
            scan.begin();
            return scan;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /**
     * Reads all of a checkpoint. Returns its positions.
     *
     * @throws LogFailure when it is damaged
     */
    static Positions check(Disk disk, Path path) throws IOException {
        try (CheckpointScan scan = open(disk, path)) {
            while (!scan.atEnd) {
                scan.next();
            }
            return scan.positions;
        }
    }

    private void begin() throws IOException {
        if (!window.at(0, Checkpoint.HEADER_BYTES).equals(Checkpoint.header())) {
            throw new LogFailure(path + " at byte 0: this is no checkpoint of version 1");
        }
        ByteBuffer record = record();
        require(kind(record) == Checkpoint.POSITIONS, "the first record holds no positions");
        byte[] bytes = new byte[content(record).remaining()];
        content(record).get(bytes);
        try {
            positions = FORMAT.read(bytes);
        } catch (WireException unreadable) {
            throw damaged("the positions cannot be read: " + unreadable.getMessage());
        }
        place += record.limit();
    }

    /** Up to where the log is contained in it. */
    Positions positions() {
        return positions;
    }

    /** The next part; empty at the end. */
    Optional<CheckpointPart> next() throws IOException {
        if (atEnd) {
            return Optional.empty();
        }
        ByteBuffer record = record();
        if (kind(record) == Checkpoint.END) {
            requireEnd(record);
            atEnd = true;
            return Optional.empty();
        }
        require(kind(record) == Checkpoint.PART, "a record is of the unknown kind " + kind(record));
        CheckpointPart part = part(content(record));
        place += record.limit();
        parts++;
        return Optional.of(part);
    }

    private void requireEnd(ByteBuffer record) {
        ByteBuffer content = content(record);
        require(content.remaining() == 2 * Long.BYTES, "the last record has the wrong length");
        require(content.getLong() == parts && content.getLong() == place, "parts are missing before the last record");
        require(place + record.limit() == window.end(), "there are bytes behind the last record");
    }

    private CheckpointPart part(ByteBuffer content) {
        require(content.remaining() >= Integer.BYTES, "a part has no owner");
        int length = content.getInt();
        require(length >= 0 && length <= content.remaining(), "a part's owner is cut short");
        byte[] owner = new byte[length];
        content.get(owner);
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return new CheckpointPart(new String(owner, StandardCharsets.UTF_8), bytes);
    }

    /** The record at the place, checked. */
    private ByteBuffer record() throws IOException {
        ByteBuffer header = window.at(place, Checkpoint.RECORD_HEADER_BYTES);
        require(header.hasRemaining(), "the file is cut short before its last record");
        int length = header.getInt();
        int checksum = header.getInt();
        require(length >= 0 && length <= Checkpoint.LARGEST_CONTENT, "a record claims a length of " + length);
        ByteBuffer record = window.at(place, Checkpoint.RECORD_HEADER_BYTES + length);
        require(record.hasRemaining(), "a record of " + length + " bytes is cut short");
        require(
                Checkpoint.checksum(record) == checksum,
                "the checksum of a record of " + length + " bytes does not match");
        return record;
    }

    private static byte kind(ByteBuffer record) {
        return record.get(Checkpoint.RECORD_HEADER_BYTES - 1);
    }

    private static ByteBuffer content(ByteBuffer record) {
        return record.slice(Checkpoint.RECORD_HEADER_BYTES, record.limit() - Checkpoint.RECORD_HEADER_BYTES);
    }

    private void require(boolean sound, String reason) {
        if (!sound) {
            throw damaged(reason);
        }
    }

    private LogFailure damaged(String reason) {
        return new LogFailure(path + " at byte " + place + ": " + reason);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
