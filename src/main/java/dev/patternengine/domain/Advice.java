package dev.patternengine.domain;

import java.util.List;

/**
 * The answer to a question: items, best first, and the kinds that stay silent with their reasons.
 *
 * @param id a token to report the outcome with
 * @param match how well the evidence fits the question
 * @param items what to do, or what to avoid
 * @param silent the kinds that say nothing
 */
public record Advice(String id, Match match, List<Item> items, List<Silence> silent) {
    /** The action of an item that expects the session to end: no task. */
    public static final String END = "(end)";

    /** The action of an item that advises to stop trying and to tell somebody: no task. */
    public static final String GIVE_UP = "(give up)";

    /** The action that is the failed call itself, with the very same parameters: no task. */
    public static final String SAME_CALL = "(same call)";

    /** Whether no task may have this name: advice would be misread. */
    public static boolean isReserved(String task) {
        return task.equals(END) || task.equals(GIVE_UP) || task.equals(SAME_CALL);
    }

    /** An action as one thing to do after a failure of a task: the failed task is done again. */
    public static String way(String action, String task) {
        if (action.equals(SAME_CALL)) {
            return "the same call again";
        }
        return action.equals(task) ? task + " again" : action;
    }

    /** How well the evidence fits: the best item of all kinds decides. */
    public enum Match {
        STRONG,
        PARTIAL,
        NONE
    }

    public Advice {
        items = List.copyOf(items);
        silent = List.copyOf(silent);
    }

    /**
     * One piece of advice.
     *
     * @param action what to do: a task, a tool or an action
     * @param then what to do after it, in order; mostly nothing
     * @param confidence the probability that it is right, in [0, 1]
     * @param interval of the confidence
     * @param support how many observations it rests on
     * @param expectedTime seconds, NaN when unknown
     * @param reason one sentence for people, with the figures
     * @param pattern the id of the pattern behind it; empty when there is none
     * @param avoid true advises against the action
     * @param propensity the probability with which this item was put first, in [0, 1]; 1 when nothing was sampled
     * @param origins what each origin's own evidence says, those that contradict first; empty unless one does
     * @param related the ids of patterns that say the same of a part of what was asked about, whether or not they are listed: what
     *     people say about one of them holds for this item too
     */
    public record Item(
            Kind kind,
            String action,
            List<String> then,
            double confidence,
            Interval interval,
            long support,
            double expectedTime,
            String reason,
            String pattern,
            boolean avoid,
            double propensity,
            List<Origin> origins,
            List<String> related) {
        public Item {
            then = List.copyOf(then);
            origins = List.copyOf(origins);
            related = List.copyOf(related);
        }

        /** An item that rests on its pattern alone. */
        public Item(
                Kind kind,
                String action,
                List<String> then,
                double confidence,
                Interval interval,
                long support,
                double expectedTime,
                String reason,
                String pattern,
                boolean avoid,
                double propensity,
                List<Origin> origins) {
            this(
                    kind,
                    action,
                    then,
                    confidence,
                    interval,
                    support,
                    expectedTime,
                    reason,
                    pattern,
                    avoid,
                    propensity,
                    origins,
                    List.of());
        }

        /** An item of one action that no origin contradicts. */
        public Item(
                Kind kind,
                String action,
                double confidence,
                Interval interval,
                long support,
                double expectedTime,
                String reason,
                String pattern,
                boolean avoid,
                double propensity) {
            this(
                    kind,
                    action,
                    List.of(),
                    confidence,
                    interval,
                    support,
                    expectedTime,
                    reason,
                    pattern,
                    avoid,
                    propensity,
                    List.of());
        }

        /** The same, of which those patterns speak too. */
        public Item relatedTo(List<String> ids) {
            return new Item(
                    kind,
                    action,
                    then,
                    confidence,
                    interval,
                    support,
                    expectedTime,
                    reason,
                    pattern,
                    avoid,
                    propensity,
                    origins,
                    ids);
        }

        /** The same, expected to take so long. */
        public Item taking(double seconds) {
            return new Item(
                    kind,
                    action,
                    then,
                    confidence,
                    interval,
                    support,
                    seconds,
                    reason,
                    pattern,
                    avoid,
                    propensity,
                    origins,
                    related);
        }

        /** The same, contradicted by origins; the sentence that says so is added to the reason. */
        public Item disputed(List<Origin> by, String sentence) {
            return new Item(
                    kind,
                    action,
                    then,
                    confidence,
                    interval,
                    support,
                    expectedTime,
                    reason + "; " + sentence,
                    pattern,
                    avoid,
                    propensity,
                    by,
                    related);
        }
    }

    /**
     * A kind that says nothing.
     *
     * @param reason why
     * @param needs how many more observations could change that; 0 when observations would not
     */
    public record Silence(Kind kind, String reason, long needs) {}
}
