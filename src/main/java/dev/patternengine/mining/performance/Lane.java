package dev.patternengine.mining.performance;

/**
 * Where the two values of a comparison wait for each other: at most five log times, all of one value. Short, so that only
 * what happened at about the same time is compared. One owner, one thread.
 */
final class Lane {
    private static final int MOST = 5;

    private final double[] waiting = new double[MOST];
    private long holder;
    private int oldest;
    private int size;
    private Block block;

    /** The pairs that met here, for ranking; made when the first is. */
    Block block() {
        if (block == null) {
            block = new Block();
        }
        return block;
    }

    /** The log time of the other value that waited longest, taken away; NaN when there is none and this one waits. */
    double meet(long value, double logTime) {
        if (size > 0 && holder != value) {
            double met = waiting[oldest];
            oldest = (oldest + 1) % MOST;
            size--;
            return met;
        }
        holder = value;
        waiting[(oldest + size) % MOST] = logTime;
        if (size < MOST) {
            size++;
        } else {
            oldest = (oldest + 1) % MOST;
        }
        return Double.NaN;
    }
}
