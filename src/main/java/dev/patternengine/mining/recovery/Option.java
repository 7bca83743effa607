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
 * @param lately whether these are its last ones alone, because they went otherwise than those before
 * @param chance that the failed task recovers
 * @param interval of the chance, 95 %
 */
record Option(long action, List<Long> then, Trials trials, boolean lately, Posterior chance, Interval interval) {
    /** What has more than this chance works mostly. */
    static final double MOSTLY = 0.5;

    /** Tries that it takes to say that an action is of no use, or of more use than others. */
    static final int LEAST_FAILED_TRIES = 5;

    static Option of(long action, Trials trials, Posterior chance) {
        return new Option(action, List.of(), trials, false, chance, chance.interval());
    }

    /** Of its last tries alone. */
    static Option lately(long action, Trials trials, Posterior chance) {
        return new Option(action, List.of(), trials, true, chance, chance.interval());
    }

    /** The path that goes on with one more action. */
    Option and(long next, Trials longer) {
        List<Long> path = new ArrayList<>(then);
        path.add(next);
        Posterior posterior = Posterior.of(chance.mean(), 1, longer);
        return new Option(action, List.copyOf(path), longer, false, posterior, posterior.interval());
    }

    /** Whether it is worse than the bar with 95 % confidence, after tries enough to say so, and fails mostly. */
    boolean isBelow(double bar) {
        return trials.tried() >= LEAST_FAILED_TRIES && chance.upperBound() < bar && chance.mean() < MOSTLY;
    }

    double low() {
        return interval.low();
    }

    double high() {
        return interval.high();
    }
}
