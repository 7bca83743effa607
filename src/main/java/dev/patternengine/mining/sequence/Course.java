package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import java.util.List;

/**
 * How a session went as a whole, so far. Immutable; about 60 bytes, 120 with a goal.
 *
 * @param begun when it began, epoch milliseconds: where its first observation was timed, when that began
 * @param last when its last observation ended, epoch milliseconds
 * @param seconds the sum of execution times
 * @param timed whether every observation told its time
 * @param ending how it would have ended with its last observation
 * @param words of its goal, hashed; empty as long as none was told
 */
record Course(long begun, long last, double seconds, boolean timed, Ending ending, List<Long> words) {
    static final Course NONE = new Course(0, Long.MIN_VALUE, 0, true, Ending.UNKNOWN, List.of());

    private static final double GOOD_OUTCOME = 0.5;

    Course {
        words = List.copyOf(words);
    }

    /** How a session ends: by the outcome told, from one half on a success, else as its last observation. */
    enum Ending {
        SUCCEEDED,
        FAILED,
        UNKNOWN
    }

    Course after(Observation observation) {
        long ended = observation.timestamp();
        double took = observation.hasTime() ? observation.executionTime() : 0;
        boolean first = last == Long.MIN_VALUE;
        return new Course(
                first ? ended - (long) (took * 1_000) : begun,
                Math.max(last, ended),
                seconds + took,
                timed && observation.hasTime(),
                ending(observation),
                isTold(observation) ? Goal.words(observation) : words);
    }

    /** Whether the observation tells the goal for the first time. */
    boolean isTold(Observation observation) {
        return words.isEmpty()
                && !observation.context().isEmpty()
                && observation.context().get(Attributes.GOAL).isPresent();
    }

    private static Ending ending(Observation observation) {
        if (observation.hasOutcome()) {
            return observation.outcome() >= GOOD_OUTCOME ? Ending.SUCCEEDED : Ending.FAILED;
        }
        if (observation.success() == Success.UNKNOWN) {
            return Ending.UNKNOWN;
        }
        return observation.failed() ? Ending.FAILED : Ending.SUCCEEDED;
    }

    /** Seconds from its begin to its end; what was executed, where every observation told its time. */
    double total() {
        return timed ? seconds : Math.max(seconds, (last - begun) / 1_000.0);
    }
}
