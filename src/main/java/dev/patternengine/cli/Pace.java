package dev.patternengine.cli;

import dev.patternengine.domain.Observation;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** When an observation of a recording is due. */
@FunctionalInterface
interface Pace {
    /** Everything is due at once. */
    Pace UNBOUND = observation -> 0;

    /** How many milliseconds are left until the observation is due; 0 when it is. */
    long millisUntil(Observation observation);

    /** The recorded pace, so many times as fast; what carries no timestamp is due at once. */
    static Pace recorded(double speed) {
        return recorded(speed, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** @param clock in milliseconds, from any beginning */
    static Pace recorded(double speed, LongSupplier clock) {
        long begun = clock.getAsLong();
        long[] first = {Observation.NO_TIMESTAMP};
        return observation -> {
            if (observation.timestamp() == Observation.NO_TIMESTAMP) {
                return 0;
            }
            if (first[0] == Observation.NO_TIMESTAMP) {
                first[0] = observation.timestamp();
            }
            double due = (observation.timestamp() - first[0]) / speed;
            return Math.max(0, (long) due - (clock.getAsLong() - begun));
        };
    }
}
