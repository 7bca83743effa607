package dev.patternengine.mining.recovery;

/**
 * Tries and those of them that worked, in one cell: tries in the low 32 bits, successes above. Both add, and what is taken
 * away twice reads as nothing.
 */
final class Tally {
    private static final int HALF = 32;

    private Tally() {}

    /** One try. */
    static long of(boolean worked) {
        return of(1, worked ? 1 : 0);
    }

    static long of(long tried, long worked) {
        return tried + (worked << HALF);
    }

    /** What a cell holds. */
    static Trials read(long sum) {
        long tried = (int) sum;
        return new Trials(tried, (sum - tried) >> HALF);
    }
}
