package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * What lies behind the first damage of a segment. A crash leaves records that were not forced to the disk, in any state and
 * order: a torn tail, nothing of which was acknowledged. But when a whole record says that the file was safe beyond the
 * damage, then something else has damaged what was acknowledged.
 */
final class TornTail {
    private static final int WINDOW_BYTES = 1 << 20;
    private static final String KEPT = ".cut-";

    private TornTail() {}

    /** Whether a whole record behind the damage shows that the damaged place was safe once. O(bytes behind it). */
    static boolean hidesSafeBytes(DiskFile file, long damage) throws IOException {
        Window candidates = new Window(file, file.size(), WINDOW_BYTES);
        Window payloads = new Window(file, file.size(), WINDOW_BYTES);
        for (long place = damage + 1; place <= file.size() - Segment.RECORD_HEADER_BYTES; place++) {
            ByteBuffer header = candidates.at(place, Segment.RECORD_HEADER_BYTES);
            long safe = header.getLong(2 * Integer.BYTES);
            if (safe > damage && safe <= place && isWhole(header, payloads, place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(ByteBuffer header, Window payloads, long place) throws IOException {
        int length = header.getInt(0);
        if (length < 1 || length > Segment.LARGEST_PAYLOAD) {
            return false;
        }
        ByteBuffer payload = payloads.at(place + Segment.RECORD_HEADER_BYTES, length);
        return payload.hasRemaining()
                && Segment.checksum(header.getLong(2 * Integer.BYTES), payload) == header.getInt(Integer.BYTES);
    }

    /** Whether a file is a tail that was kept. */
    static boolean isKept(Path file) {
        return file.getFileName().toString().contains(KEPT);
    }

    /** Copies the tail to a file beside the segment. */
    static Path keep(Disk disk, DiskFile file, long damage, Path segment) throws IOException {
        Path kept = segment.resolveSibling(segment.getFileName() + KEPT + damage);
        Window tail = new Window(file, file.size(), WINDOW_BYTES);
        try (DiskFile copy = disk.create(kept)) {
            for (long place = damage; place < file.size(); place += WINDOW_BYTES) {
                copy.write(tail.at(place, (int) Math.min(WINDOW_BYTES, file.size() - place)), place - damage);
            }
            copy.force();
        }
        return kept;
    }
}
