package dev.patternengine.simulation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the log came to.
 *
 * @param version counts checkpoints
 * @param model ahead of the lanes or level with them
 * @param lanes by partition
 */
record Checkpoint(long version, Sum model, Map<Integer, FrozenLane> lanes) {
    static final Checkpoint NONE = new Checkpoint(0, new Sum(), Map.of());

    /** Where a partition's owner was, and what it knew of earlier observations. */
    record FrozenLane(EntryId last, Set<Long> window) {
        static final FrozenLane NONE = new FrozenLane(EntryId.NONE, Set.of());
    }

    FrozenLane lane(int partition) {
        return lanes.getOrDefault(partition, FrozenLane.NONE);
    }

    Positions positions() {
        Map<Integer, EntryId> last = new HashMap<>();
        lanes.forEach((partition, lane) -> last.put(partition, lane.last()));
        return new Positions(last);
    }
}
