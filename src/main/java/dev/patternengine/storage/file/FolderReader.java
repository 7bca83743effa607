package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the entries above positions, up to where the log was safe at a moment. Segments that the positions cover are not
 * opened. Every entry read is held against the one before it, and every segment against those before it. One thread.
 */
final class FolderReader implements AutoCloseable {
    private static final long CHUNK_BYTES = 1 << 20;

    private final Disk disk;
    private final Positions after;
    private final long safe;
    private final List<SegmentFile> left;
    private final Chain chain;
    private SegmentReader reader;
    private long bytes;

    FolderReader(Disk disk, Extent extent, Positions after) {
        this.disk = disk;
        this.after = after;
        this.safe = extent.safe();
        this.left = new ArrayList<>(extent.above(after));
        this.chain = new Chain(left.get(0).base().orElse(Positions.NONE));
    }

    /** Bytes of the entries read so far. */
    long bytes() {
        return bytes;
    }

    /** The next entries, about a megabyte of them; empty at the end. */
    List<Entry> next() throws IOException {
        List<Entry> entries = new ArrayList<>();
        long taken = 0;
        while (taken < CHUNK_BYTES && open()) {
            long place = reader.place();
            Optional<Entry> entry = reader.next();
            long size = reader.place() - place;
            bytes += size;
            if (entry.isEmpty()) {
                finish();
            } else if (isNew(entry.get(), place)) {
                entries.add(entry.get());
                taken += size;
            }
        }
        return entries;
    }

    private boolean isNew(Entry entry, long place) {
        chain.follow(entry, left.get(0).path(), place);
        return !after.cover(entry.batch().partition(), entry.id());
    }

    private boolean open() throws IOException {
        if (reader == null && !left.isEmpty()) {
            SegmentFile segment = left.get(0);
            chain.requireEnd(segment);
            try {
                reader = left.size() == 1
                        ? SegmentReader.open(disk, segment.path(), safe)
                        : SegmentReader.open(disk, segment.path());
            } catch (NoSuchFileException gone) {
                throw new LogFailure(segment.path() + " is gone: the log was trimmed, or somebody deleted it", gone);
            }
        }
        return reader != null;
    }

    private void finish() throws IOException {
        if (!reader.damage().isEmpty()) {
            throw new LogFailure("the log is damaged: " + left.get(0).path() + " at byte " + reader.place() + ": "
                    + reader.damage());
        }
        close();
        left.remove(0);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
