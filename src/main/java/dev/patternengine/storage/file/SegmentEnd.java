package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Positions;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a segment ends.
 *
 * @param place the end of all that is sound
 * @param damage why there is no entry although bytes are left; empty when none are left
 * @param hasEntries whether it holds any
 * @param positions the last entry of every partition, in it and before it
 */
record SegmentEnd(SegmentFile segment, long place, String damage, boolean hasEntries, Positions positions) {
    /**
     * Reads all of a segment.
     *
     * @param chain what was before it; moves to its end
     */
    static SegmentEnd find(Disk disk, SegmentFile segment, Chain chain) throws IOException {
        try (SegmentReader reader = SegmentReader.open(disk, segment.path())) {
            long start = reader.place();
            long place = start;
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                chain.follow(entry.get(), segment.path(), place);
                place = reader.place();
            }
            return new SegmentEnd(segment, place, reader.damage(), place > start, chain.positions());
        }
    }

    /** Whether bytes are left behind its end. */
    boolean isTorn() {
        return !damage.isEmpty();
    }

    /** Its end in words. */
    String where() {
        return segment.path() + " at byte " + place + ": " + damage;
    }
}
