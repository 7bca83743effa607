package dev.patternengine.domain;

import java.util.List;
import java.util.Map;

/**
 * The readable face of a piece of a model.
 *
 * @param id stable: a function of what the pattern is about
 * @param open false once it stopped holding
 * @param title one line for people
 * @param confidence the probability it claims, in [0, 1]
 * @param interval of the confidence; of the ratio for kind performance
 * @param support observations it rests on
 * @param sessions distinct sessions, or -1 when not counted
 * @param successRate of what it describes, NaN when unknown
 * @param firstSeen start of the first day it was seen, epoch milliseconds
 * @param lastSeen start of the last day it was seen, epoch milliseconds
 * @param version grows with each change of what it says
 * @param applies when it applies: names and values
 * @param evidence further figures, by name
 * @param detail what the kind adds
 * @param reviews what people said about it, the last to speak first
 */
public record Pattern(
        String id,
        boolean open,
        String title,
        double confidence,
        Interval interval,
        long support,
        long sessions,
        double successRate,
        long firstSeen,
        long lastSeen,
        long version,
        Map<String, String> applies,
        Map<String, Double> evidence,
        Detail detail,
        List<Review> reviews) {
    public Pattern {
        reviews = List.copyOf(reviews);
    }

    /** A pattern about which nobody said anything. */
    public Pattern(
            String id,
            boolean open,
            String title,
            double confidence,
            Interval interval,
            long support,
            long sessions,
            double successRate,
            long firstSeen,
            long lastSeen,
            long version,
            Map<String, String> applies,
            Map<String, Double> evidence,
            Detail detail) {
        this(
                id,
                open,
                title,
                confidence,
                interval,
                support,
                sessions,
                successRate,
                firstSeen,
                lastSeen,
                version,
                applies,
                evidence,
                detail,
                List.of());
    }

    /** The same with what people said about it. */
    public Pattern reviewed(List<Review> said) {
        return new Pattern(
                id,
                open,
                title,
                confidence,
                interval,
                support,
                sessions,
                successRate,
                firstSeen,
                lastSeen,
                version,
                applies,
                evidence,
                detail,
                said);
    }

    /** What is to be done with it. */
    public Review.Verdict verdict() {
        return Review.strongest(reviews);
    }

    public Kind kind() {
        return detail.kind();
    }

    /** What a pattern of one kind carries beyond the common fields. */
    public sealed interface Detail {
        Kind kind();
    }

    /** After the steps, oldest first, comes the next task; without steps: such sessions do it at all. */
    public record Sequence(List<String> steps, String next) implements Detail {
        @Override
        public Kind kind() {
            return Kind.SEQUENCE;
        }
    }

    /**
     * What a session does from its start to its end.
     *
     * @param steps all its tasks; one that is done several times in a row once
     * @param seconds the median time of such sessions, NaN when unknown
     */
    public record Workflow(List<String> steps, double seconds) implements Detail {
        @Override
        public Kind kind() {
            return Kind.SEQUENCE;
        }
    }

    /** What gets out of errors of one signature at a task, and what kind of failure they tell of. */
    public record Recovery(String signature, String template, String task, FailureClass failure, List<Action> actions)
            implements Detail {
        @Override
        public Kind kind() {
            return Kind.RECOVERY;
        }
    }

    /**
     * An action tried after an error, best first among its like.
     *
     * @param then what was done after it, in order; mostly nothing
     * @param avoid whether it is better left
     * @param clear whether what is seen tells: that it does better than all else that was tried there, or works mostly, or is
     *     better left
     */
    public record Action(
            String action,
            List<String> then,
            double successRate,
            Interval interval,
            long support,
            boolean avoid,
            boolean clear) {
        public Action {
            then = List.copyOf(then);
        }

        /** A single action of which what is seen tells. */
        public Action(String action, double successRate, Interval interval, long support, boolean avoid) {
            this(action, List.of(), successRate, interval, support, avoid, true);
        }
    }

    /** How a tool does at a task, where the features hold. */
    public record Tool(String tool, String task, List<String> features) implements Detail {
        @Override
        public Kind kind() {
            return Kind.TOOL;
        }
    }

    /**
     * A variant of a task that is faster than another.
     *
     * @param dimension what differs: {@code tool}, {@code variant} or a parameter's name
     * @param variant the faster value
     * @param baseline the slower value
     * @param ratio above 1: how many times faster, at discovery
     * @param intervalNow of the ratio, from all evidence so far
     */
    public record Performance(
            String task, String dimension, String variant, String baseline, double ratio, Interval intervalNow)
            implements Detail {
        @Override
        public Kind kind() {
            return Kind.PERFORMANCE;
        }
    }
}
