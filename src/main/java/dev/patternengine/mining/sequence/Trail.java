package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;

/**
 * What is remembered of a session to expect its next task: its last tasks, and of the others what fits into a few numbers.
 * Immutable; up to 450 bytes, however long the session.
 *
 * <p>The context of order k is the hash of the last k tasks, a left fold of {@link Hash64#mix}: appending a task makes
 * each order out of the one shorter, O(1) each. A session begins with {@link Symbols#START}, which counts as a task here.
 */
final class Trail {
    /** The longest context, tasks. */
    static final int LONGEST = 6;

    /** How many tasks are remembered one by one. */
    static final int REMEMBERED = 32;

    /** The row of the first tasks of sessions, and what the rows of their whole beginnings are folded from. */
    static final long WHOLE = Symbols.reserved("whole session");

    private final long[] contexts;
    private final long[] recent;
    private final Rest rest;

    private Trail(long[] contexts, long[] recent, Rest rest) {
        this.contexts = contexts;
        this.recent = recent;
        this.rest = rest;
    }

    /**
     * What is remembered beside the last tasks.
     *
     * @param whole the hash of all tasks
     * @param seen one bit a task, by its hash
     * @param run how often the last task was done in a row
     * @param failure of the last step
     * @param agent of the last step
     * @param at when the last step ended, epoch milliseconds
     * @param gap the time between the last two steps, as the number of bits of its milliseconds; -1 when there is none
     * @param placed whether the session is known from its begin
     * @param params of the last step, see {@link Params}
     * @param told the texts among the parameters of the last step that told any
     */
    record Rest(
            long whole,
            long seen,
            int run,
            long failure,
            long agent,
            long at,
            int gap,
            boolean placed,
            long params,
            long told) {
        private static final Rest BEGIN = new Rest(WHOLE, 0, 0, 0, 0, 0, -1, true, Params.NONE, Params.NONE);
        private static final Rest UNPLACED = new Rest(0, 0, 0, 0, 0, 0, -1, false, Params.NONE, Params.NONE);

        private Rest after(Step step, boolean again, boolean first) {
            return new Rest(
                    Hash64.mix(whole, step.task()),
                    seen | (1L << step.task()),
                    again ? run + 1 : 1,
                    step.failure(),
                    step.agent(),
                    step.at(),
                    first ? -1 : Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, step.at() - at)),
                    placed,
                    step.params(),
                    step.told() == Params.NONE ? told : step.told());
        }
    }

    /** The trail of a session that has seen nothing. */
    static Trail begin() {
        return of(new long[] {Symbols.START}, Rest.BEGIN);
    }

    /** The trail of a session of which nothing is known, not even that it begins: matches no context but those of tasks. */
    static Trail unplaced() {
        return of(new long[0], Rest.UNPLACED);
    }

    /** The trail of these last tasks, oldest first, and the rest. */
    static Trail of(long[] recent, Rest rest) {
        long[] contexts = new long[Math.min(LONGEST, recent.length) + 1];
        contexts[0] = Symbols.NOTHING;
        for (int order = 1; order < contexts.length; order++) {
            contexts[order] = Symbols.NOTHING;
            for (int place = recent.length - order; place < recent.length; place++) {
                contexts[order] = Hash64.mix(contexts[order], recent[place]);
            }
        }
        return new Trail(contexts, recent, rest);
    }

    /** The trail after one more step. */
    Trail after(Step step) {
        long[] longer = new long[Math.min(LONGEST, order() + 1) + 1];
        longer[0] = Symbols.NOTHING;
        for (int order = 1; order < longer.length; order++) {
            longer[order] = Hash64.mix(contexts[order - 1], step.task());
        }
        int kept = Math.min(recent.length, REMEMBERED - 1);
        long[] later = new long[kept + 1];
        System.arraycopy(recent, recent.length - kept, later, 0, kept);
        later[kept] = step.task();
        boolean first = rest.run() == 0;
        return new Trail(longer, later, rest.after(step, !first && last() == step.task(), first));
    }

    /** The longest order there is: 1 for a session that has only begun, at most {@link #LONGEST}. */
    int order() {
        return contexts.length - 1;
    }

    /** The context of the last {@code order} tasks. */
    long context(int order) {
        return contexts[order];
    }

    /** The row of sessions that began with just the tasks of this one. */
    long whole() {
        return rest.whole();
    }

    /** How many of the last tasks are remembered, the start counted as one. */
    int length() {
        return recent.length;
    }

    /** The task before the end of the trail: 0 is the last one; below {@link #length()}. */
    long back(int steps) {
        return recent[recent.length - 1 - steps];
    }

    /** The last task; {@link Symbols#START} when there is none. */
    long last() {
        return back(0);
    }

    Rest rest() {
        return rest;
    }

    @Override
    public String toString() {
        return "Trail[order " + order() + ", " + Long.toHexString(context(order())) + "]";
    }
}
