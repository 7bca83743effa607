package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The segments found in a folder. Only how each of them begins is read.
 *
 * @param segments in order, without a gap
 * @param brokenOff a file behind them, the making of which a crash broke off
 */
record SegmentFolder(List<SegmentFile> segments, Optional<Path> brokenOff) {
    SegmentFolder {
        segments = List.copyOf(segments);
    }

    /** @throws LogFailure when segments are missing in between or before, or one does not begin as it should */
    static SegmentFolder read(Disk disk, Path folder) throws IOException {
        List<Path> files = new ArrayList<>(disk.list(folder));
        files.removeIf(file -> Segment.number(file).isEmpty());
        requireNoGap(files);
        Optional<Path> brokenOff = Optional.empty();
        if (!files.isEmpty() && isBrokenOff(disk, files.get(files.size() - 1))) {
            brokenOff = Optional.of(files.remove(files.size() - 1));
        }
        List<SegmentFile> segments = new ArrayList<>();
        for (Path file : files) {
            segments.add(segment(disk, file));
        }
        requireStart(segments, brokenOff);
        return new SegmentFolder(segments, brokenOff);
    }

    private static long number(Path file) {
        return Segment.number(file).orElseThrow();
    }

    private static void requireNoGap(List<Path> files) {
        for (int place = 1; place < files.size(); place++) {
            if (number(files.get(place)) != number(files.get(place - 1)) + 1) {
                throw new LogFailure("a segment is missing between " + files.get(place - 1) + " and "
                        + files.get(place).getFileName());
            }
        }
    }

    /** Whether a segment does not begin as it should, and nothing in it was ever acknowledged. */
    private static boolean isBrokenOff(Disk disk, Path path) throws IOException {
        try (DiskFile file = disk.read(path)) {
            return SegmentHead.mayBeBrokenOff(file, path) && !TornTail.hidesSafeBytes(file, 0);
        }
    }

    private static SegmentFile segment(Disk disk, Path path) throws IOException {
        try (DiskFile file = disk.read(path)) {
            Optional<Positions> base = SegmentHead.read(file, path).base();
            long number = number(path);
            return new SegmentFile(number, path, number == 1 ? base.or(() -> Optional.of(Positions.NONE)) : base);
        }
    }

    private static void requireStart(List<SegmentFile> segments, Optional<Path> brokenOff) {
        if (!segments.isEmpty() && segments.stream().allMatch(one -> one.base().isEmpty())) {
            throw new LogFailure("the segments before " + segments.get(0).path() + " are missing");
        }
        if (segments.isEmpty() && brokenOff.filter(file -> number(file) > 1).isPresent()) {
            throw new LogFailure(
                    brokenOff.get() + " at byte 0: the segment is damaged, and those before it are missing");
        }
    }
}
