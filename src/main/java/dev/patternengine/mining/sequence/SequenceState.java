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

    /** The state after one more observation, which made the call; {@code agent} is the hash of its agent's name. */
    SequenceState after(Observation observation, long task, Call call, long agent) {
        return new SequenceState(
                trail.after(Step.of(observation, task, call, agent)), calls.after(call), course.after(observation));
    }
}
