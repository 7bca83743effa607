package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;

/**
 * The rows of the recovery miner's model. Columns of actions and tasks are hashes of their names.
 *
 * <pre>
 * SIGNATURES               signature → failures credited; the name is the masked text
 * tasks(signature)         failed task → failures credited
 * days(signature, task)    day since the epoch → failures credited
 * tried, worked(place)     action → how often it was the first after a failure there, and how often the failed task then
 *                          recovered; places: a signature at a task, a task, everywhere
 *                          action OTHERS: those that were forgotten
 * RECORD                   what became of the miner's own advice
 * </pre>
 */
final class Rows {
    static final long SIGNATURES = Hash64.of("signatures");
    /** The action that stands for those that were forgotten: keeps the totals of places that stay. */
    static final long OTHERS = Hash64.of("forgotten actions");

    static final long RECORD = Hash64.of("record");
    static final long EVERYWHERE = Hash64.of("everywhere");

    private static final long TASKS = Hash64.of("tasks of a signature");
    private static final long DAYS = Hash64.of("days");
    private static final long TRIED = Hash64.of("tried");
    private static final long WORKED = Hash64.of("worked");

    private Rows() {}

    static long tasks(long signature) {
        return Hash64.mix(TASKS, signature);
    }

    static long place(long signature, long task) {
        return Hash64.mix(signature, task);
    }

    static long days(long place) {
        return Hash64.mix(DAYS, place);
    }

    static long tried(long place) {
        return Hash64.mix(TRIED, place);
    }

    static long worked(long place) {
        return Hash64.mix(WORKED, place);
    }
}
