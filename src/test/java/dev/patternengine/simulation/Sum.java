package dev.patternengine.simulation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.federation.core.Link;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A model: how often each observation was counted, and up to where each partition's log is in it. */
final class Sum {
    private final Map<Long, Integer> counts = new TreeMap<>();
    private final Map<Integer, EntryId> applied = new HashMap<>();

    Sum copy() {
        Sum copy = new Sum();
        copy.counts.putAll(counts);
        copy.applied.putAll(applied);
        return copy;
    }

    /** Adds an entry that follows, nothing when it was added; false when something before it is missing. */
    boolean apply(Link<Taught> link) {
        long last = applied.getOrDefault(link.partition(), EntryId.NONE).number();
        if (link.id().number() <= last) {
            return true;
        }
        applied.put(link.partition(), link.id());
        link.body().observations().forEach(one -> counts.merge(one, 1, Integer::sum));
        return link.id().number() == last + 1;
    }

    /** Forgets one observation all by itself. */
    void evictOne() {
        counts.keySet().stream().findFirst().ifPresent(counts::remove);
    }

    Map<Long, Integer> counts() {
        return counts;
    }

    Positions positions() {
        return new Positions(applied);
    }
}
