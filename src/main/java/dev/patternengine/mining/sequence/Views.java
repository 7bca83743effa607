package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import java.util.Arrays;

/**
 * The contexts of a trail beside the chain of its last tasks: circumstances that a few last tasks do not show. Each is the
 * key of a row whose columns are the tasks that followed. One that a trail does not have, such as the agent where none was
 * named, is {@link #ABSENT}.
 *
 * <p>Reused from trail to trail. O({@value #SIZE}) hashes a trail. One owner, one thread.
 */
final class Views {
    static final long ABSENT = 0;

    /** The task two, three and four steps back, whatever came since; and the two before the last. */
    static final int SKIP_TWO = 0;

    static final int SKIP_THREE = 1;
    static final int SKIP_FOUR = 2;
    static final int SKIP_PAIR = 3;

    /** The tasks so far as a set; and with the last one. */
    static final int SET = 4;

    static final int SET_AND_LAST = 5;

    /** The last two tasks and the time between them, by powers of two. */
    static final int PACE = 6;

    /** How the last step failed, with the last task and the last two. */
    static final int FAILURE_AND_LAST = 7;

    static final int FAILURE_AND_TWO = 8;

    /** Who is at work, with the last task, the last two, and those and whether it works. */
    static final int AGENT_AND_LAST = 9;

    static final int AGENT_AND_TWO = 10;
    static final int AGENT_AND_THREE = 11;

    /** All tasks from the first one on. */
    static final int WHOLE = 12;

    /** The last two tasks and the {@link Params} of the last step; and those that were told last, in it or before. */
    static final int PARAMS = 13;

    static final int TOLD = 14;

    static final int SIZE = 15;

    private static final long[] SALTS = new long[SIZE];

    static {
        for (int view = 0; view < SIZE; view++) {
            SALTS[view] = Hash64.mix(Symbols.reserved("view of a session"), view);
        }
    }

    private final long[] keys = new long[SIZE];

    /** Takes the trail's in place of those before. */
    Views of(Trail trail) {
        Arrays.fill(keys, ABSENT);
        skips(trail);
        Trail.Rest rest = trail.rest();
        if (rest.placed()) {
            keys[SET] = Hash64.mix(SALTS[SET], rest.seen());
            keys[SET_AND_LAST] = Hash64.mix(SALTS[SET_AND_LAST], rest.seen(), trail.last());
            keys[WHOLE] = rest.whole();
        }
        if (rest.gap() >= 0 && trail.order() >= 2) {
            keys[PACE] = Hash64.mix(SALTS[PACE], trail.context(2), rest.gap());
        }
        if (rest.failure() != 0) {
            keys[FAILURE_AND_LAST] = Hash64.mix(SALTS[FAILURE_AND_LAST], trail.context(1), rest.failure());
            keys[FAILURE_AND_TWO] = Hash64.mix(SALTS[FAILURE_AND_TWO], upTo(trail, 2), rest.failure());
        }
        if (rest.agent() != 0) {
            keys[AGENT_AND_LAST] = Hash64.mix(SALTS[AGENT_AND_LAST], trail.context(1), rest.agent());
            keys[AGENT_AND_TWO] = Hash64.mix(SALTS[AGENT_AND_TWO], upTo(trail, 2), rest.agent());
            long works = Hash64.mix(rest.agent(), rest.failure() == 0 ? 1 : 0);
            keys[AGENT_AND_THREE] = Hash64.mix(SALTS[AGENT_AND_THREE], upTo(trail, 3), works);
        }
        if (rest.params() != Params.NONE) {
            keys[PARAMS] = Hash64.mix(SALTS[PARAMS], upTo(trail, 2), rest.params());
        }
        if (rest.told() != Params.NONE) {
            keys[TOLD] = Hash64.mix(SALTS[TOLD], upTo(trail, 2), rest.told());
        }
        return this;
    }

    private void skips(Trail trail) {
        int length = trail.length();
        if (length >= 2) {
            keys[SKIP_TWO] = skip(SKIP_TWO, trail.back(1));
        }
        if (length >= 3) {
            keys[SKIP_THREE] = skip(SKIP_THREE, trail.back(2));
            keys[SKIP_PAIR] = Hash64.mix(SALTS[SKIP_PAIR], trail.back(2), trail.back(1));
        }
        if (length >= 4) {
            keys[SKIP_FOUR] = skip(SKIP_FOUR, trail.back(3));
        }
    }

    /** The row of what comes after a task, two, three or four steps later. */
    static long skip(int view, long task) {
        return Hash64.mix(SALTS[view], task);
    }

    private static long upTo(Trail trail, int order) {
        return trail.context(Math.min(order, trail.order()));
    }

    long key(int view) {
        return keys[view];
    }
}
