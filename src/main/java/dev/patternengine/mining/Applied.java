package dev.patternengine.mining;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import java.util.HashMap;
import java.util.Map;

/** The last entry of each partition that was applied. One owner, one thread. */
final class Applied {
    private final Map<Integer, EntryId> last = new HashMap<>();

    /** Notes an entry as applied; false when it was before. */
    boolean note(int partition, EntryId id) {
        EntryId before = last.get(partition);
        boolean follows = before == null || id.number() > before.number();
        if (follows) {
            last.put(partition, id);
        }
        return follows;
    }

    Positions positions() {
        return new Positions(last);
    }
}
