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

    /** About so many bytes are read; less than 0 once it is known where they begin. */
    private long most;

    private SegmentReader reader;
    private long bytes;

    private FolderReader(Disk disk, Positions after, long safe, List<SegmentFile> segments, Chain chain, long most) {
        this.disk = disk;
        this.after = after;
        this.safe = safe;
        this.left = new ArrayList<>(segments);
        this.chain = chain;
        this.most = most;
    }

    /** Reads the entries above positions. */
    static FolderReader above(Disk disk, Extent extent, Positions after) {
        List<SegmentFile> segments = extent.above(after);
        Chain chain = new Chain(segments.get(0).base().orElse(Positions.NONE));
        return new FolderReader(disk, after, extent.safe(), segments, chain, -1);
    }

    /** Reads the newest entries, about so many bytes; leaves out segments that are deleted meanwhile. */
    static FolderReader newest(Disk disk, Extent extent, long most) {
        return new FolderReader(
                disk, Positions.NONE, extent.safe(), extent.segments(), Chain.anywhere(), Math.max(0, most));
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
        long skipped = most < 0 ? 0 : leaveOut();
        while (reader == null && !left.isEmpty()) {
            SegmentFile segment = left.get(0);
            chain.requireEnd(segment);
            try {
                reader = left.size() == 1
                        ? SegmentReader.open(disk, segment.path(), safe)
                        : SegmentReader.open(disk, segment.path());
                reader.skipTo(skipped);
            } catch (NoSuchFileException gone) {
                if (!chain.isAnywhere()) {
                    throw new LogFailure(
                            segment.path() + " is gone: the log was trimmed, or somebody deleted it", gone);
                }
                left.remove(0);
                skipped = 0;
            }
        }
        return reader != null;
    }

    /** Leaves out the oldest segments, as far as there is more than wanted; tells how much of the first of the others is too much. */
    private long leaveOut() throws IOException {
        long wanted = most;
        int first = left.size();
        while (first > 0 && wanted > 0) {
            first--;
            wanted -= first == left.size() - 1 ? safe : size(left.get(first));
        }
        left.subList(0, first).clear();
        most = -1;
        return Math.max(0, -wanted);
    }

    private long size(SegmentFile segment) throws IOException {
        try (DiskFile file = disk.read(segment.path())) {
            return file.size();
        } catch (NoSuchFileException gone) {
            return 0;
        }
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
