package dev.patternengine.domain;

import java.util.HashMap;
import java.util.Map;

/**
 * Up to where the log of each partition was taken in.
 *
 * @param last the last entry of each partition that has one
 */
public record Positions(Map<Integer, EntryId> last) {
    public static final Positions NONE = new Positions(Map.of());

    public Positions {
        last = Map.copyOf(last);
    }

    /** The last entry taken in of a partition; {@link EntryId#NONE} when there is none. */
    public EntryId at(int partition) {
        return last.getOrDefault(partition, EntryId.NONE);
    }

    /** Whether the entry of the partition was taken in. */
    public boolean cover(int partition, EntryId id) {
        return id.number() <= at(partition).number();
    }

    /** Whether everything that the other positions cover is covered by these. */
    public boolean cover(Positions other) {
        return other.last.entrySet().stream().allMatch(one -> cover(one.getKey(), one.getValue()));
    }

    /** What either covers. */
    public Positions or(Positions other) {
        Map<Integer, EntryId> higher = new HashMap<>(last);
        other.last.forEach((partition, id) ->
                higher.merge(partition, id, (one, another) -> one.number() >= another.number() ? one : another));
        return new Positions(higher);
    }

    /** What both cover. */
    public Positions and(Positions other) {
        Map<Integer, EntryId> lower = new HashMap<>();
        last.forEach((partition, id) -> {
            EntryId both = other.cover(partition, id) ? id : other.at(partition);
            if (both.number() > 0) {
                lower.put(partition, both);
            }
        });
        return new Positions(lower);
    }
}
