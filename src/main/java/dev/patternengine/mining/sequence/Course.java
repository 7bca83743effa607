package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Observation;
import java.util.List;

/**
 * How a session went as a whole, so far, but for what its last call tells. Immutable; about 50 bytes, 120 with a goal.
 *
 * @param begun when it began, epoch milliseconds: where its first observation was timed, when that began; {@link #UNTOLD} once an
 *     observation tells no time at all
 * @param seconds the sum of execution times
 * @param timed whether every observation told its time
 * @param outcome as told, NaN as long as it was not
 * @param words of its goal, hashed; empty as long as none was told
 */
record Course(long begun, double seconds, boolean timed, double outcome, List<Long> words) {
    /** Of a session that has seen nothing. */
    static final Course NONE = new Course(Long.MIN_VALUE, 0, true, Double.NaN, List.of());

    /** Nobody knows how long it takes: when its observations arrived says nothing of when they ended. */
    static final long UNTOLD = Long.MAX_VALUE;

    /** An outcome from here on is a success. */
    static final double GOOD_OUTCOME = 0.5;

    Course {
        words = List.copyOf(words);
    }

    /** How a session ends: by the outcome told, from one half on a success, else as its last call. */
    enum Ending {
        SUCCEEDED,
        FAILED,
        UNKNOWN
    }

    /** The course after one more observation: this one, where it adds nothing. */
    Course after(Observation observation, Goals goals) {
        long start = start(observation);
        boolean told = isTold(observation);
        if (start == begun && !told && !observation.hasTime() && !timed && !observation.hasOutcome()) {
            return this;
        }
        return new Course(
                start,
                seconds + seconds(observation),
                timed && observation.hasTime(),
                observation.outcome(),
                told ? goals.words(observation) : words);
    }

    private static double seconds(Observation observation) {
        return observation.hasTime() ? observation.executionTime() : 0;
    }

    private long start(Observation observation) {
        if (observation.stamped() && !observation.hasTime()) {
            return UNTOLD;
        }
        return begun == Long.MIN_VALUE ? observation.timestamp() - (long) (seconds(observation) * 1_000) : begun;
    }

    /** Whether the observation tells the goal for the first time. */
    boolean isTold(Observation observation) {
        return words.isEmpty()
                && !observation.context().isEmpty()
                && observation.context().get(Attributes.GOAL).isPresent();
    }

    /** How it ended with its last call. */
    Ending ending(Call last) {
        if (!Double.isNaN(outcome)) {
            return outcome >= GOOD_OUTCOME ? Ending.SUCCEEDED : Ending.FAILED;
        }
        return switch (last.fate()) {
            case WORKED -> Ending.SUCCEEDED;
            case FAILED -> Ending.FAILED;
            case UNKNOWN -> Ending.UNKNOWN;
        };
    }

    /** Seconds from its begin to its last call; what was executed, where every observation told its time. NaN when nobody knows. */
    double total(Call last) {
        if (begun == UNTOLD) {
            return Double.NaN;
        }
        return timed ? seconds : Math.max(seconds, (last.at() - begun) / 1_000.0);
    }
}
