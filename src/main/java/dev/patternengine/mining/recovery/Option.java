package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * An action that may get out of a failure, or a path of up to {@value Failure#LONGEST_PATH} of them.
 *
 * @param action its hash; of the first action of a path
 * @param then the hashes of those that come after it, in order
 * @param trials of it here
 * @param chance that the failed task recovers
 * @param interval of the chance, 95 %
 */
record Option(long action, List<Long> then, Trials trials, Posterior chance, Interval interval) {
    static Option of(long action, Trials trials, Posterior chance) {
        return new Option(action, List.of(), trials, chance, chance.interval());
    }

    /** The path that goes on with one more action. */
    Option and(long next, Trials longer) {
        List<Long> path = new ArrayList<>(then);
        path.add(next);
        Posterior posterior = Posterior.of(chance.mean(), 1, longer);
        return new Option(action, List.copyOf(path), longer, posterior, posterior.interval());
    }

    double low() {
        return interval.low();
    }

    double high() {
        return interval.high();
    }
}
