package dev.patternengine.ingest;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Placed;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;

/**
 * The last ids of a partition's observations and outcomes, to know them again, and what was said under them. Outlives the
 * sessions. At most 65 536 ids, 2.4 MB.
 */
final class Window {
    private static final int LONGEST = 65_536;
    private static final long OUTCOME = 1;

    /** The place of each hash in {@link #ring}. */
    private final Long2IntOpenHashMap known = new Long2IntOpenHashMap();

    /** The hashes in the order they came; once it is as long as it gets, the oldest is at {@link #next}. */
    private long[] ring = new long[16];

    /** The {@link Content} of each. */
    private int[] contents = new int[16];

    private int next;

    /**
     * Notes the id of an observation. One without id is always new.
     *
     * @param stamp of the batch it comes in
     */
    Finding add(long session, Observation observation, long stamp) {
        if (observation.id().isEmpty()) {
            return Finding.NEW;
        }
        long hash = hash(session, observation);
        int content = Content.of(observation, stamp);
        return add(hash, content) ? Finding.NEW : compare(hash, content);
    }

    /** Looks the id of an observation up; like {@link #add}, but notes nothing. */
    Finding find(long session, Observation observation, long stamp) {
        long hash = hash(session, observation);
        return known.containsKey(hash) ? compare(hash, Content.of(observation, stamp)) : Finding.NEW;
    }

    private static long hash(long session, Observation observation) {
        return Hash64.mix(session, Hash64.of(observation.id()));
    }

    private Finding compare(long hash, int content) {
        return Content.mayBeEqual(contents[known.get(hash)], content) ? Finding.SAME : Finding.OTHER;
    }

    /** Notes an outcome; false when one of the same advice was noted before. Of an advice without number it is always new. */
    boolean add(Outcome outcome) {
        return outcome.advice() == 0 || add(Hash64.mix(outcome.session(), outcome.advice(), OUTCOME), Content.UNKNOWN);
    }

    private boolean add(long hash, int content) {
        int before = known.size();
        int place = next == LONGEST ? 0 : next;
        known.putIfAbsent(hash, place);
        if (known.size() == before) {
            return false;
        }
        if (place == ring.length) {
            ring = Arrays.copyOf(ring, 2 * place);
            contents = Arrays.copyOf(contents, 2 * place);
        }
        if (known.size() > LONGEST) {
            known.remove(ring[place]);
        }
        ring[place] = hash;
        contents[place] = content;
        next = place + 1;
        return true;
    }

    /** @param stamp of the batch that holds it */
    void follow(Placed placed, long stamp) {
        add(placed.session(), placed.observation(), stamp);
    }

    /** The hashes, the oldest first. */
    long[] hashes() {
        long[] hashes = new long[known.size()];
        copy(ring, hashes, hashes.length);
        return hashes;
    }

    /** The content of each of the {@link #hashes}. */
    int[] contents() {
        int[] copied = new int[known.size()];
        copy(contents, copied, copied.length);
        return copied;
    }

    /** Copies an array, the oldest first. */
    private void copy(Object from, Object to, int length) {
        int fromNext = length - Math.min(next, length);
        System.arraycopy(from, next, to, 0, fromNext);
        System.arraycopy(from, 0, to, fromNext, length - fromNext);
    }

    /** Notes hashes with their contents, the oldest first. */
    void restore(long[] hashes, int[] said) {
        for (int place = 0; place < hashes.length; place++) {
            add(hashes[place], said[place]);
        }
    }
}
