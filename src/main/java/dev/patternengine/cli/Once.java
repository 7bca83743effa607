package dev.patternengine.cli;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.SessionKey;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;

/**
 * Knows observations again by their ids, as an engine does: each id once in its session. Looks back {@value #LONGEST} ids, 2 MB. One
 * without an id is always new.
 */
final class Once {
    private static final int LONGEST = 65_536;
    private static final String TENANT = "";
    private static final long ALONE = 0;

    private final LongLinkedOpenHashSet ids = new LongLinkedOpenHashSet();
    private long repeated;

    /** Whether it comes for the first time. */
    boolean isNew(Observation observation) {
        if (observation.id().isEmpty()) {
            return true;
        }
        boolean added = ids.add(Hash64.mix(SessionKey.of(TENANT, observation, ALONE), Hash64.of(observation.id())));
        if (ids.size() > LONGEST) {
            ids.removeFirstLong();
        }
        repeated += added ? 0 : 1;
        return added;
    }

    /** How many came again. */
    long repeated() {
        return repeated;
    }
}
