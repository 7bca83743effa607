package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;

/**
 * Where the performance miner keeps what in its model. Stored, so never to be changed.
 *
 * <pre>
 * TASKS                    columns tasks; 1 or more for each that has variants
 * LEFT_OUT                 columns tasks; 1 or more for each of which parameters are not compared
 * dimensions(task)         columns dimensions; 1 or more for each
 * values(dimension)        columns values; 1 or more for each; the dimension is one of a task
 * COMPARISONS              columns comparisons; 1 or more for each
 * times(subject)           columns buckets of LogScale.FINE; successes of a task or of a variant, each in any and in like circumstances
 * times(subject, ending)   the same for other endings, not of variants
 * various(task)            columns entries of the context; 1 or more for each that takes too many values
 * moments(variant)         columns of {@link Moments}
 * days(comparison)         columns days since 1970; pairs
 * results(variant)         columns WON, LOST; uses
 * bets(comparison)         columns of {@link Bets}; pairs
 * sets(comparison)         columns of {@link MatchedSet}
 * shifts(comparison)       columns of {@link Shift}; pairs
 * blocks(comparison)       columns of {@link Ranks}; blocks of pairs
 * opened(claim)            columns of {@link Discovery}
 * CLOSED                   columns comparisons; closings of claims about them
 * RECORD                   columns of {@link PerformanceRecord}
 * </pre>
 *
 * A comparison's bets, sets, shifts, blocks and opened claims begin anew with each closing: its round. The first round has the plain key.
 */
final class Cells {
    static final long TASKS = Hash64.of("tasks done in variants");
    static final long LEFT_OUT = Hash64.of("tasks with too many parameters");
    static final long COMPARISONS = Hash64.of("comparisons");
    static final long CLOSED = Hash64.of("closings of comparisons");
    static final long RECORD = Hash64.of("record of the performance miner");
    static final long WON = 1;
    static final long LOST = 2;

    private static final long DIMENSIONS = Hash64.of("dimensions");
    private static final long VALUES = Hash64.of("values");
    private static final long TIMES = Hash64.of("times");
    private static final long VARIOUS = Hash64.of("various");
    private static final long MOMENTS = Hash64.of("moments");
    private static final long DAYS = Hash64.of("days");
    private static final long RESULTS = Hash64.of("results");
    private static final long BETS = Hash64.of("bets");
    private static final long SETS = Hash64.of("matched sets");
    private static final long SHIFTS = Hash64.of("shifts");
    private static final long BLOCKS = Hash64.of("blocks");
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

    static long times(long subject, Ending ending) {
        return ending == Ending.SUCCEEDED ? times(subject) : Hash64.mix(TIMES, subject, ending.place());
    }

    static long various(long task) {
        return Hash64.mix(VARIOUS, task);
    }

    static long moments(long variant) {
        return Hash64.mix(MOMENTS, variant);
    }

    static long days(long comparison) {
        return Hash64.mix(DAYS, comparison);
    }

    static long results(long variant) {
        return Hash64.mix(RESULTS, variant);
    }

    static long bets(long comparison, long round) {
        return Hash64.mix(BETS, inRound(comparison, round));
    }

    static long sets(long comparison, long round) {
        return Hash64.mix(SETS, inRound(comparison, round));
    }

    static long shifts(long comparison, long round) {
        return Hash64.mix(SHIFTS, inRound(comparison, round));
    }

    static long blocks(long comparison, long round) {
        return Hash64.mix(BLOCKS, inRound(comparison, round));
    }

    private static long inRound(long key, long round) {
        return round == 0 ? key : Hash64.mix(key, round);
    }

    static long opened(long claim, long round) {
        return Hash64.mix(OPENED, inRound(claim, round));
    }
}
