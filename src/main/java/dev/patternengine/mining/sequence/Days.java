package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;

/** Counts the days, by event time and in UTC, on which one task followed another. */
final class Days {
    private static final long MILLIS = 86_400_000L;

    private Days() {}

    /** The row of a pair of tasks; its columns are days. */
    static long row(long before, long task) {
        return Hash64.mix(Symbols.DAYS, before, task);
    }

    /** The day of a moment, epoch milliseconds. */
    static long of(long moment) {
        return Math.floorDiv(moment, MILLIS);
    }

    /** Whether a column is a day: hashes of tasks are far beyond. */
    static boolean isDay(long column) {
        return column == (int) column;
    }

    /** The first and the last day on which a task followed another; empty where they were forgotten. */
    static long[] between(Model model, long before, long task) {
        long[] days = model.columns(row(before, task));
        return days.length == 0 ? days : new long[] {days[0], days[days.length - 1]};
    }

    /** The first and the last day on which a task was done, whatever came before it; empty where they were forgotten. O(tasks). */
    static long[] between(Model model, long task) {
        long[] all = between(model, Symbols.START, task);
        for (long before : model.columns(Symbols.NOTHING)) {
            long[] days = between(model, before, task);
            if (all.length == 0) {
                all = days;
            } else if (days.length > 0) {
                all = new long[] {Math.min(all[0], days[0]), Math.max(all[1], days[1])};
            }
        }
        return all;
    }

    /** The start of a day, epoch milliseconds. */
    static long start(long day) {
        return day * MILLIS;
    }
}
