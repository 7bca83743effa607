package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.text.Masks;

/**
 * A failure that may still be recovered from.
 *
 * @param task what failed
 * @param masked the error's masked text, empty when there was none
 * @param signature the hash of the masked text
 * @param at when it failed, epoch milliseconds
 * @param steps observations since, 0 to {@value #WITHIN} - 1
 * @param action the first task after it, empty before
 */
record Failure(String task, String masked, long signature, long at, int steps, String action) {
    /** A recovery must come within so many observations. */
    static final int WITHIN = 4;

    private static final double GOOD_OUTCOME = 0.5;

    static Failure of(Observation observation) {
        String masked = Masks.mask(observation.error());
        return new Failure(observation.task(), masked, Hash64.of(masked), observation.timestamp(), 0, "");
    }

    /** What the next observation of the session makes of it. */
    Fate fate(Observation next) {
        if (next.success() == Success.YES && next.task().equals(task)) {
            return Fate.REPAIRED;
        }
        if (next.outcome() >= GOOD_OUTCOME) {
            return Fate.BYPASSED;
        }
        return next.closes() || steps + 1 == WITHIN ? Fate.LOST : Fate.OPEN;
    }

    Failure after(Observation next) {
        return new Failure(task, masked, signature, at, steps + 1, steps == 0 ? next.task() : action);
    }

    /** Whether anything was done about it. */
    boolean isAnswered() {
        return steps > 0;
    }
}
