package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The segment files of a folder, the last of which is written to. One thread writes, any may read.
 *
 * <p>After a failure the last segment is cut back to what was safe before anything else is written, and left for a new one when
 * forcing had failed, since nobody knows what became of its pages. What of this fails is tried again at every later write.
 */
final class Segments implements AutoCloseable {
    private final Disk disk;
    private final Path folder;
    private final long segmentBytes;
    private final Supplier<Positions> last;
    private SegmentWriter writer;
    private volatile Extent extent;
    private boolean isCut = true;
    private boolean isTrusted = true;

    /** @param last the last safe entry of every partition */
    private Segments(Disk disk, Path folder, long segmentBytes, Supplier<Positions> last) {
        this.disk = disk;
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.last = last;
    }

    /** Goes on where recovery found the end. */
    static Segments open(Disk disk, Path folder, long segmentBytes, Recovery.Found found, Supplier<Positions> last)
            throws IOException {
        Segments segments = new Segments(disk, folder, segmentBytes, last);
        if (found.segments().isEmpty()) {
            SegmentFile first = segments.file(1);
            segments.writer = SegmentWriter.create(disk, first.path(), Positions.NONE);
            segments.extent = new Extent(List.of(first), segments.writer.safe(), 0);
        } else {
            segments.extent = new Extent(found.segments(), found.safe(), 0);
            segments.writer = SegmentWriter.resume(disk, segments.extent.last().path(), found.safe());
        }
        return segments;
    }

    private SegmentFile file(long number) {
        return new SegmentFile(number, Segment.path(folder, number), Optional.of(last.get()));
    }

    /** What is safe now. Any thread. */
    Extent extent() {
        return extent;
    }

    /** Mends what failed before; to be called before records are made. */
    void ready() {
        try {
            mend();
        } catch (IOException failure) {
            throw new LogFailure("the log in " + folder + " failed, and cannot go on yet: " + failure, failure);
        }
    }

    /** Writes a record at the end; it is safe after {@link #force}. */
    void write(ByteBuffer record) {
        try {
            writer.write(record);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private LogFailure unwritable(IOException failure) {
        return new LogFailure("cannot write to the log in " + folder + ": " + failure, failure);
    }

    /** Makes all that was written safe. */
    void force() {
        try {
            writer.flush();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
        try {
            writer.force();
        } catch (IOException failure) {
            isTrusted = false;
            throw new LogFailure("cannot force the log in " + folder + " to the disk: " + failure, failure);
        }
        extent = extent.grown(writer.safe());
    }

    /** Begins another segment when the last one is full. When that fails, the full one just grows, and it is tried again. */
    void rollWhenFull() {
        if (isCut && isTrusted && writer.safe() >= segmentBytes) {
            try {
                roll();
            } catch (IOException triedAgainLater) {
                // The full segment goes on.
            }
        }
    }

    /** Begins another segment, so that those there are can be freed; deletes the tails that were cut off and kept. */
    void seal() {
        try {
            mend();
            roll();
            for (Path file : disk.list(folder)) {
                if (TornTail.isKept(file)) {
                    disk.delete(file);
                }
            }
            disk.forceFolder(folder);
        } catch (IOException failure) {
            throw new LogFailure("cannot begin another segment in " + folder + ": " + failure, failure);
        }
    }

    private void roll() throws IOException {
        SegmentFile next = file(extent.last().number() + 1);
        SegmentWriter begun =
                SegmentWriter.create(disk, next.path(), next.base().orElseThrow());
        writer.abandon();
        writer = begun;
        extent = extent.followedBy(next, begun.safe());
    }

    /** Forgets what was written since the last {@link #force}. */
    void cutBack() {
        if (writer.isAhead()) {
            isCut = false;
            try {
                mend();
            } catch (IOException triedAgainLater) {
                // The next append mends first.
            }
        }
    }

    private void mend() throws IOException {
        if (!isCut) {
            writer.cut();
            isCut = true;
        }
        if (!isTrusted) {
            roll();
            isTrusted = true;
        }
    }

    /** Deletes the segments that hold nothing above the positions, oldest first, each for good before the next; not the last. */
    void trim(Positions covered) {
        try {
            for (int left = extent.covered(covered); left > 0; left--) {
                disk.delete(extent.segments().get(0).path());
                extent = extent.withoutFirst();
                disk.forceFolder(folder);
            }
        } catch (IOException failure) {
            throw new LogFailure("cannot trim the log in " + folder + ": " + failure, failure);
        }
    }

    /**
     * Deletes all segments and begins another one, where nothing of them is needed. After a crash in between the log is empty, and
     * is begun anew again.
     */
    void beginAnew() {
        try {
            for (SegmentFile old : extent.segments()) {
                disk.delete(old.path());
                disk.forceFolder(folder);
            }
            SegmentFile next = file(extent.last().number() + 1);
            writer.abandon();
            writer = SegmentWriter.create(disk, next.path(), next.base().orElseThrow());
            extent = new Extent(List.of(next), writer.safe(), extent.written());
        } catch (IOException failure) {
            throw new LogFailure("cannot begin the log in " + folder + " anew: " + failure, failure);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failure) {
            throw new LogFailure("cannot close the log in " + folder + ": " + failure, failure);
        }
    }
}
