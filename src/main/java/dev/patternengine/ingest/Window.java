package dev.patternengine.ingest;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Placed;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;

/** The last ids of a partition's observations and outcomes, to know them again. Outlives the sessions. At most 65 536 hashes, 1.5 MB. */
final class Window {
    private static final int LONGEST = 65_536;
    private static final long OUTCOME = 1;

    private final LongOpenHashSet known = new LongOpenHashSet();

    /** The hashes in the order they came; once it is as long as it gets, the oldest is at {@link #next}. */
    private long[] ring = new long[16];

    private int next;

    /** Notes the id of an observation; false when it was noted before. An observation without id is always new. */
    boolean add(long session, String id) {
        return id.isEmpty() || add(Hash64.mix(session, Hash64.of(id)));
    }

    /** Notes an outcome; false when one of the same advice was noted before. Of an advice without number it is always new. */
    boolean add(Outcome outcome) {
        return outcome.advice() == 0 || add(Hash64.mix(outcome.session(), outcome.advice(), OUTCOME));
    }

    private boolean add(long hash) {
        if (!known.add(hash)) {
            return false;
        }
        if (next == ring.length && next < LONGEST) {
            ring = Arrays.copyOf(ring, 2 * next);
        }
        if (next == LONGEST) {
            next = 0;
        }
        if (known.size() > LONGEST) {
            known.remove(ring[next]);
        }
        ring[next++] = hash;
        return true;
    }

    void follow(Placed placed) {
        add(placed.session(), placed.observation().id());
    }

    /** The hashes, the oldest first. */
    long[] hashes() {
        long[] hashes = new long[known.size()];
        int fromNext = hashes.length - Math.min(next, hashes.length);
        System.arraycopy(ring, next, hashes, 0, fromNext);
        System.arraycopy(ring, 0, hashes, fromNext, hashes.length - fromNext);
        return hashes;
    }

    /** Notes hashes, the oldest first. */
    void restore(long[] hashes) {
        for (long hash : hashes) {
            add(hash);
        }
    }
}
