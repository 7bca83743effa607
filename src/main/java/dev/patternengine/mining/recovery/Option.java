package dev.patternengine.mining.recovery;

/**
 * An action that may get out of a failure.
 *
 * @param action its hash
 * @param trials of it here
 * @param chance that the failed task recovers
 */
record Option(long action, Trials trials, Posterior chance) {
    double low() {
        return chance.interval().low();
    }

    double high() {
        return chance.interval().high();
    }
}
