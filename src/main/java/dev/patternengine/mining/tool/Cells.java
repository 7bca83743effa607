package dev.patternengine.mining.tool;

import dev.patternengine.domain.Hash64;

/**
 * Where the tool miner keeps what in its model. Columns are tools unless said otherwise. Stored, so never to be changed.
 *
 * <pre>
 * TASKS                    columns tasks; 1 or more for each that was done with a tool
 * uses(task)               uses
 * features(task)           columns single features; 1 or more for each that was met
 * won, lost(task, feature) uses that succeeded, failed; feature ALWAYS for all; also for pairs of features, for all features of
 *                          a use together, and for all but its previous task, see {@link Circumstances}
 * strata(task)             columns all features of a use together; 1 or more for each of the first that were met twice
 * lately(task)             {@link Lately}'s
 * days(task, tool)         columns days since 1970; uses
 * times(task, tool)        columns buckets of {@link dev.patternengine.mining.stats.LogScale#FINE}; successes
 * weights(task)            columns {@link Blend}'s
 * RECORD                   columns of {@link ToolRecord}
 * </pre>
 *
 * Tool OTHERS stands for those that were forgotten.
 */
final class Cells {
    static final long TASKS = Hash64.of("tasks done with tools");

    /** The tool that stands for those that were forgotten: keeps the totals of tasks that stay. */
    static final long OTHERS = Hash64.of("forgotten tools");

    static final long RECORD = Hash64.of("record of the tool miner");

    /** The feature that always holds. */
    static final long ALWAYS = Hash64.of("always");

    private static final long USES = Hash64.of("uses");
    private static final long FEATURES = Hash64.of("features");
    private static final long STRATA = Hash64.of("circumstances met twice");
    private static final long LATELY = Hash64.of("lately");
    private static final long WON = Hash64.of("won");
    private static final long LOST = Hash64.of("lost");
    private static final long DAYS = Hash64.of("days");
    private static final long TIMES = Hash64.of("times");
    private static final long WEIGHTS = Hash64.of("weights");

    private Cells() {}

    static long uses(long task) {
        return Hash64.mix(USES, task);
    }

    static long features(long task) {
        return Hash64.mix(FEATURES, task);
    }

    static long strata(long task) {
        return Hash64.mix(STRATA, task);
    }

    static long lately(long task) {
        return Hash64.mix(LATELY, task);
    }

    static long won(long task, long feature) {
        return Hash64.mix(Hash64.mix(task, feature), WON);
    }

    static long lost(long task, long feature) {
        return Hash64.mix(Hash64.mix(task, feature), LOST);
    }

    /** What the other result is kept in of the row of won or lost uses, supposing that it is one of won uses. */
    static long lostBeside(long won) {
        return Hash64.mix(Hash64.first(won, WON), LOST);
    }

    /** The same, supposing that it is one of lost uses. */
    static long wonBeside(long lost) {
        return Hash64.mix(Hash64.first(lost, LOST), WON);
    }

    static long days(long task, long tool) {
        return Hash64.mix(DAYS, task, tool);
    }

    static long times(long task, long tool) {
        return Hash64.mix(TIMES, task, tool);
    }

    static long weights(long task) {
        return Hash64.mix(WEIGHTS, task);
    }
}
