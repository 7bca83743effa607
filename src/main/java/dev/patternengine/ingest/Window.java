package dev.patternengine.ingest;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Placed;
import it.unimi.dsi.fastutil.longs.LongLinkedOpenHashSet;

/** The last ids of a partition's observations, to know them again. Outlives the sessions. At most 65 536 hashes, 2 MB. */
final class Window {
    private static final int LONGEST = 65_536;

    private final LongLinkedOpenHashSet hashes = new LongLinkedOpenHashSet();

    /** Notes the id of an observation; false when it was noted before. An observation without id is always new. */
    boolean add(long session, String id) {
        if (id.isEmpty()) {
            return true;
        }
        if (!hashes.add(Hash64.mix(session, Hash64.of(id)))) {
            return false;
        }
        if (hashes.size() > LONGEST) {
            hashes.removeFirstLong();
        }
        return true;
    }

    void follow(Placed placed) {
        add(placed.session(), placed.observation().id());
    }
}
