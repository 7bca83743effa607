package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the end of the log in a folder of segments, and mends what a crash left there: a torn tail of the last segment is cut
 * off, a last segment that was only begun is removed. Damage to what was acknowledged is refused, and then nothing is changed.
 *
 * <p>Reads how each segment begins, and the last one. Older ones are read only when the last holds no entry, and where segments
 * of version 1 do not say how they begin.
 */
final class Recovery {
    private final Disk disk;
    private final Path folder;
    private final List<SegmentFile> segments;
    private final List<Path> unused = new ArrayList<>();
    private final List<String> truncated = new ArrayList<>();

    /**
     * What was found.
     *
     * @param segments in order; none when the log is new
     * @param safe where the last one ends
     * @param last the last entry of every partition
     * @param truncated what was cut off or removed: file, place and reason; empty when nothing was
     */
    record Found(List<SegmentFile> segments, long safe, Positions last, String truncated) {
        Found {
            segments = List.copyOf(segments);
        }
    }

    private Recovery(Disk disk, Path folder, List<SegmentFile> segments) {
        this.disk = disk;
        this.folder = folder;
        this.segments = new ArrayList<>(segments);
    }

    /** @throws LogFailure when what was acknowledged is damaged */
    static Found run(Disk disk, Path folder) throws IOException {
        SegmentFolder found = SegmentFolder.read(disk, folder);
        Recovery recovery = new Recovery(disk, folder, found.segments());
        found.brokenOff().ifPresent(recovery::removeBrokenOff);
        return recovery.run();
    }

    private void removeBrokenOff(Path file) {
        unused.add(file);
        truncated.add(file + " at byte 0: a segment that was only begun was removed");
    }

    private Found run() throws IOException {
        if (segments.isEmpty()) {
            removeUnused();
            return new Found(segments, 0, Positions.NONE, String.join("; ", truncated));
        }
        SegmentEnd end = lastWithEntries();
        requireTornTail(end);
        removeUnused();
        cut(end);
        return new Found(segments, end.place(), end.positions(), String.join("; ", truncated));
    }

    /**
     * The end of the last segment. One without entries may be left of a try to begin it that failed, after which the one before
     * it went on: then that is the last.
     */
    private SegmentEnd lastWithEntries() throws IOException {
        SegmentEnd end = end(segments.size() - 1);
        if (end.hasEntries() || end.isTorn() || segments.size() == 1) {
            return end;
        }
        SegmentEnd before = end(segments.size() - 2);
        if (!before.positions().cover(end.positions())) {
            throw new LogFailure("the log is damaged before its end: " + before.where() + "; it ends with "
                    + before.positions().last() + ", but the next segment begins after "
                    + end.positions().last());
        }
        unused.add(0, segments.remove(segments.size() - 1).path());
        return before;
    }

    private SegmentEnd end(int place) throws IOException {
        return SegmentEnd.find(disk, segments.get(place), chainTo(place));
    }

    /** The entries before a segment: those it says, or those that older ones hold. */
    private Chain chainTo(int place) throws IOException {
        int first = place;
        while (segments.get(first).base().isEmpty()) {
            first--;
        }
        Chain chain = new Chain(segments.get(first).base().get());
        for (SegmentFile older : segments.subList(first, place)) {
            SegmentEnd end = SegmentEnd.find(disk, older, chain);
            if (end.isTorn()) {
                throw new LogFailure("the log is damaged before its end: " + end.where());
            }
        }
        return chain;
    }

    private void requireTornTail(SegmentEnd end) throws IOException {
        try (DiskFile file = disk.read(end.segment().path())) {
            if (end.isTorn() && TornTail.hidesSafeBytes(file, end.place())) {
                throw new LogFailure(
                        "the log is damaged, and later records show that it was whole once: " + end.where());
            }
        }
    }

    private void removeUnused() throws IOException {
        for (Path file : unused) {
            disk.delete(file);
            disk.forceFolder(folder);
        }
    }

    /** Cuts a torn tail off and keeps it beside. */
    private void cut(SegmentEnd end) throws IOException {
        if (end.isTorn()) {
            try (DiskFile file = disk.open(end.segment().path())) {
                Path kept = TornTail.keep(disk, file, end.place(), end.segment().path());
                truncated.add(end.where() + "; " + (file.size() - end.place()) + " bytes were cut off and are kept in "
                        + kept);
                file.truncate(end.place());
                file.force();
            }
        }
    }
}
