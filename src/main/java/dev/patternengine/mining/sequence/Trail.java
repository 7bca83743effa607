package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;

/**
 * What is remembered of a session: the hashes of its contexts and its last few tasks. Immutable; 250 bytes, however long
 * the session.
 *
 * <p>The context of order k is the hash of the last k tasks, a left fold of {@link Hash64#mix}: appending a task makes
 * each order out of the one shorter, O(1) each. A session begins with {@link Symbols#START}, which counts as a task here.
 */
final class Trail {
    /** The longest context, tasks. */
    static final int LONGEST = 6;

    /** Contexts beside the chain of orders: circumstances that a few last tasks do not show. */
    static final int SIDES = 3;

    private static final long SET = Symbols.reserved("set of tasks and last task");
    private static final long WORKED = Symbols.reserved("last two tasks and whether the last worked");
    /** The context of a whole session that has seen nothing; each task folds into it. */
    static final long WHOLE = Symbols.reserved("whole session");

    private final long[] contexts;
    private final long[] sides;
    private final long[] recent;

    /** One bit a task, by its hash. */
    private final long seen;

    private Trail(long[] contexts, long[] sides, long[] recent, long seen) {
        this.contexts = contexts;
        this.sides = sides;
        this.recent = recent;
        this.seen = seen;
    }

    /** The trail of a session that has seen nothing. */
    static Trail begin() {
        long[] contexts = {Symbols.NOTHING, Hash64.mix(Symbols.NOTHING, Symbols.START)};
        return new Trail(contexts, new long[] {SET, WORKED, WHOLE}, new long[] {Symbols.START}, 0);
    }

    /** The trail that {@link #back}, {@link #side} and {@link #seen} tell of. */
    static Trail of(long[] recent, long[] sides, long seen) {
        long[] contexts = new long[recent.length + 1];
        contexts[0] = Symbols.NOTHING;
        for (int order = 1; order <= recent.length; order++) {
            contexts[order] = Symbols.NOTHING;
            for (int place = recent.length - order; place < recent.length; place++) {
                contexts[order] = Hash64.mix(contexts[order], recent[place]);
            }
        }
        return new Trail(contexts, sides, recent, seen);
    }

    /** The trail of a session of which nothing is known, not even that it begins: matches no context but those of tasks. */
    static Trail unplaced() {
        return new Trail(new long[] {Symbols.NOTHING}, new long[SIDES], new long[0], -1);
    }

    /** The trail after one more task. */
    Trail after(long task, boolean failed) {
        int orders = Math.min(LONGEST, order() + 1);
        long[] longer = new long[orders + 1];
        longer[0] = Symbols.NOTHING;
        for (int order = 1; order <= orders; order++) {
            longer[order] = Hash64.mix(contexts[order - 1], task);
        }
        long[] later = new long[orders];
        System.arraycopy(recent, recent.length - (orders - 1), later, 0, orders - 1);
        later[orders - 1] = task;
        long seenNow = seen | (1L << task);
        long[] around = {
            Hash64.mix(SET, seenNow, task),
            Hash64.mix(WORKED, longer[Math.min(2, orders)], failed ? 1 : 0),
            Hash64.mix(sides[2], task)
        };
        return new Trail(longer, around, later, seenNow);
    }

    /** The longest order there is: 1 for a session that has only begun, at most {@link #LONGEST}. */
    int order() {
        return contexts.length - 1;
    }

    /** The context of the last {@code order} tasks. */
    long context(int order) {
        return contexts[order];
    }

    /** A context beside the chain, 0 to {@link #SIDES} - 1. */
    long side(int place) {
        return sides[place];
    }

    /** The context of all tasks of the session: a row of its own for each path there is, so that all paths are a tree. */
    long whole() {
        return sides[2];
    }

    /** The task before the end of the trail: 0 is the last one; below {@link #order()}. */
    long back(int steps) {
        return recent[recent.length - 1 - steps];
    }

    /** One bit a task of the session, by its hash. */
    long seen() {
        return seen;
    }

    /** The last task; {@link Symbols#START} when there is none. */
    long last() {
        return back(0);
    }

    @Override
    public String toString() {
        return "Trail[order " + order() + ", " + Long.toHexString(context(order())) + "]";
    }
}
