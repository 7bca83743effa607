package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;

/**
 * Where the performance miner keeps what in its model. Stored, so never to be changed.
 *
 * <pre>
 * TASKS                    columns tasks; 1 or more for each that has variants
 * dimensions(task)         columns dimensions; 1 or more for each
 * values(dimension)        columns values; 1 or more for each; the dimension is one of a task
 * COMPARISONS              columns comparisons; 1 or more for each
 * times(subject)           columns buckets of LogScale.FINE; successes of a task or of a variant
 * days(comparison)         columns days since 1970; pairs
 * results(variant)         columns WON, LOST; uses
 * bets(comparison)         columns of {@link Bets}; pairs
 * shifts(comparison)       columns of {@link Shift}; pairs
 * opened(claim)            columns of {@link Discovery}
 * RECORD                   columns of {@link PerformanceRecord}
 * </pre>
 */
final class Cells {
    static final long TASKS = Hash64.of("tasks done in variants");
    static final long COMPARISONS = Hash64.of("comparisons");
    static final long RECORD = Hash64.of("record of the performance miner");
    static final long WON = 1;
    static final long LOST = 2;

    private static final long DIMENSIONS = Hash64.of("dimensions");
    private static final long VALUES = Hash64.of("values");
    private static final long TIMES = Hash64.of("times");
    private static final long DAYS = Hash64.of("days");
    private static final long RESULTS = Hash64.of("results");
    private static final long BETS = Hash64.of("bets");
    private static final long SHIFTS = Hash64.of("shifts");
    private static final long OPENED = Hash64.of("opened");

    private Cells() {}

    static long dimensions(long task) {
        return Hash64.mix(DIMENSIONS, task);
    }

    static long values(long dimension) {
        return Hash64.mix(VALUES, dimension);
    }

    static long times(long subject) {
        return Hash64.mix(TIMES, subject);
    }

    static long days(long comparison) {
        return Hash64.mix(DAYS, comparison);
    }

    static long results(long variant) {
        return Hash64.mix(RESULTS, variant);
    }

    static long bets(long comparison) {
        return Hash64.mix(BETS, comparison);
    }

    static long shifts(long comparison) {
        return Hash64.mix(SHIFTS, comparison);
    }

    static long opened(long claim) {
        return Hash64.mix(OPENED, claim);
    }
}
