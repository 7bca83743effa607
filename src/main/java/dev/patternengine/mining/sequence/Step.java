package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.Hashes;

/**
 * One task of a session, as far as expecting the next one needs it.
 *
 * @param task its hash
 * @param failure the hash of the class of its error; {@link #UNKNOWN} when it is not known whether it worked, 0 when it did
 * @param agent the hash of who did it; 0 when nobody was named, or when the agent is the session
 * @param at when it ended, epoch milliseconds
 * @param params its {@link Params}
 * @param told the texts among them
 */
record Step(long task, long failure, long agent, long at, long params, long told) {
    private static final long UNKNOWN = Symbols.reserved("not known whether it worked");
    private static final long FAILED = Symbols.reserved("failed");

    /** A task of which nothing else is known than whether it failed. */
    static Step of(long task, boolean failed) {
        return new Step(task, failed ? Hash64.mix(FAILED, Hash64.of("")) : 0, 0, 0, Params.NONE, Params.NONE);
    }

    /** The step of an observation that made the call. */
    static Step of(Observation observation, long task, Call call, Hashes hashes) {
        boolean named = !observation.agent().isEmpty() && !observation.session().isEmpty();
        return new Step(
                task,
                failure(call),
                named ? hashes.of(observation.agent()) : 0,
                observation.timestamp(),
                Params.all(observation.params(), hashes),
                Params.texts(observation.params(), hashes));
    }

    private static long failure(Call call) {
        return switch (call.fate()) {
            case WORKED -> 0;
            case FAILED -> Hash64.mix(FAILED, Hash64.of(call.error()));
            case UNKNOWN -> UNKNOWN;
        };
    }
}
