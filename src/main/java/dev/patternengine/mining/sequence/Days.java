package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;

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

    /** The start of a day, epoch milliseconds. */
    static long start(long day) {
        return day * MILLIS;
    }
}
