package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Observation;

/**
 * What the sequence miner remembers of a session.
 *
 * @param trail what the next task is expected from
 * @param calls what repeats
 * @param course how it went as a whole
 */
record SequenceState(Trail trail, Calls calls, Course course) {
    static final SequenceState BEGIN = new SequenceState(Trail.begin(), Calls.NONE, Course.NONE);

    /** The state after one more observation, which made the step and the call. */
    SequenceState after(Observation observation, Step step, Call call, Goals goals) {
        return new SequenceState(trail.after(step), calls.after(call), course.after(observation, goals));
    }
}
