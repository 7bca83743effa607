package dev.patternengine.storage.file;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Holds each entry against the one before it in its partition while segments are read in order. */
final class Chain {
    private final Map<Integer, EntryId> last;
    private final boolean anywhere;

    /** @param base the last entries before the first segment */
    Chain(Positions base) {
        this(new HashMap<>(base.last()), false);
    }

    private Chain(Map<Integer, EntryId> last, boolean anywhere) {
        this.last = last;
        this.anywhere = anywhere;
    }

    /** One that begins anywhere: the first entry of a partition that is read follows whatever was before. */
    static Chain anywhere() {
        return new Chain(new HashMap<>(), true);
    }

    boolean isAnywhere() {
        return anywhere;
    }

    /** @throws LogFailure when the entry, found at a byte of a segment, does not follow the one before it */
    void follow(Entry entry, Path segment, long place) {
        int partition = entry.batch().partition();
        EntryId before = last.getOrDefault(partition, anywhere ? entry.predecessor() : EntryId.NONE);
        if (!entry.predecessor().equals(before)) {
            throw new LogFailure(segment + " at byte " + place + ": entry " + entry.id() + " of partition " + partition
                    + " follows " + entry.predecessor() + ", but the one before it is " + before);
        }
        last.put(partition, entry.id());
    }

    /** @throws LogFailure when the entries so far are not those that a segment says lie before it */
    void requireEnd(SegmentFile next) {
        next.base().filter(base -> !anywhere && !base.equals(positions())).ifPresent(base -> {
            throw new LogFailure(next.path() + " at byte " + Segment.HEADER_BYTES + ": the segment begins after "
                    + base.last() + ", but the segments before it end at " + last);
        });
    }

    /** Where it is now. */
    Positions positions() {
        return new Positions(last);
    }
}
