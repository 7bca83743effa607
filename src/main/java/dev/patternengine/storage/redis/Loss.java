package dev.patternengine.storage.redis;

import dev.patternengine.domain.EntryId;

/**
 * A stream that lacks what was stored in it.
 *
 * @param end where it ends
 * @param known what was stored last
 * @param overwritten whether something else stands in its place
 */
record Loss(EntryId end, EntryId known, boolean overwritten) {
    static Loss of(Ends ends, EntryId known) {
        return new Loss(ends.last(), known, !ends.isBefore(known));
    }

    /** What was lost, for people. */
    String message(int partition, String stream) {
        String where = stream + " ends at " + end + ", but " + known + " was stored";
        return overwritten
                ? "Redis lost entries of partition " + partition + ", and others stand in their place: " + where
                : "Redis lost entries " + (end.number() + 1) + " to " + known.number() + " of partition " + partition
                        + ": " + where + ", and not all in between are kept here";
    }
}
