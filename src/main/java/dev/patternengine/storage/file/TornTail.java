package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What lies behind the first damage of a segment. A crash leaves records that were not forced to the disk, in any state and
 * order: a torn tail, nothing of which was acknowledged. But when a whole record says that the file was safe beyond the
 * damage, then something else has damaged what was acknowledged.
 */
final class TornTail {
    private TornTail() {}

    /** Whether a whole record behind the damage shows that the damaged place was safe once. O(bytes behind it). */
    static boolean hidesSafeBytes(FileChannel channel, long damage) throws IOException {
        MappedByteBuffer tail = channel.map(MapMode.READ_ONLY, damage, channel.size() - damage);
        for (int place = 1; place <= tail.limit() - Segment.RECORD_HEADER_BYTES; place++) {
            long safe = tail.getLong(place + 2 * Integer.BYTES);
            if (safe > damage && safe <= damage + place && isWhole(tail, place, safe)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(ByteBuffer tail, int place, long safe) {
        int length = tail.getInt(place);
        int start = place + Segment.RECORD_HEADER_BYTES;
        return length >= 1
                && length <= tail.limit() - start
                && Segment.checksum(safe, tail.slice(start, length)) == tail.getInt(place + Integer.BYTES);
    }

    /** Copies the tail to a file beside the segment. */
    static Path keep(FileChannel channel, long damage, Path segment) throws IOException {
        Path kept = segment.resolveSibling(segment.getFileName() + ".cut-" + damage);
        try (FileChannel copy = FileChannel.open(
                kept, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Channels.writeFully(copy, channel.map(MapMode.READ_ONLY, damage, channel.size() - damage));
            copy.force(true);
        }
        return kept;
    }
}
