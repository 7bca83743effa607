package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Interval;

/**
 * An action that may get out of a failure.
 *
 * @param action its hash
 * @param trials of it here
 * @param chance that the failed task recovers
 * @param interval of the chance, 95 %
 */
record Option(long action, Trials trials, Posterior chance, Interval interval) {
    static Option of(long action, Trials trials, Posterior chance) {
        return new Option(action, trials, chance, chance.interval());
    }

    double low() {
        return interval.low();
    }

    double high() {
        return interval.high();
    }
}
