package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the log is safe at a moment.
 *
 * @param segments in order, at least one
 * @param safe the byte of the last one up to which it is safe
 * @param written how many bytes became safe since the log was opened
 */
record Extent(List<SegmentFile> segments, long safe, long written) {
    Extent {
        segments = List.copyOf(segments);
    }

    SegmentFile last() {
        return segments.get(segments.size() - 1);
    }

    /** More of the last segment is safe. */
    Extent grown(long end) {
        return new Extent(segments, end, written + end - safe);
    }

    /** Another segment was begun. */
    Extent followedBy(SegmentFile next, long end) {
        List<SegmentFile> all = new ArrayList<>(segments);
        all.add(next);
        return new Extent(all, end, written);
    }

    /** The first segment is gone. */
    Extent withoutFirst() {
        return new Extent(segments.subList(1, segments.size()), safe, written);
    }

    /**
     * The segments that hold all entries above the positions: from the last one on whose base is covered. Where there is none,
     * from the first one on that can be read, because what lies before it is known.
     */
    List<SegmentFile> above(Positions covered) {
        return segments.subList(firstAbove(covered), segments.size());
    }

    private int firstAbove(Positions covered) {
        int first = 0;
        while (segments.get(first).base().isEmpty()) {
            first++;
        }
        for (int place = first; place < segments.size(); place++) {
            if (segments.get(place).base().filter(covered::cover).isPresent()) {
                first = place;
            }
        }
        return first;
    }

    /** How many segments, from the first on, hold nothing above the positions. */
    int covered(Positions covered) {
        int first = firstAbove(covered);
        return segments.get(first).base().filter(covered::cover).isPresent() ? first : 0;
    }
}
