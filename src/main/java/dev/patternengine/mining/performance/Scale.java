package dev.patternengine.mining.performance;

import java.util.Arrays;

/**
 * The usual distance of a comparison's differences from their median, from the last 32 of them: known before the next
 * one, as betting needs it. About 350 bytes. One owner, one thread.
 */
final class Scale {
    private static final int KEPT = 32;
    private static final int ENOUGH = 4;
    private static final double ASSUMED = 0.3;
    private static final double LEAST = 1e-3;

    /** Makes the median distance of a normal distribution its standard deviation. */
    private static final double TO_DEVIATION = 1.4826;

    private final double[] last = new double[KEPT];
    private int seen;
    private double scale = ASSUMED;

    double value() {
        return scale;
    }

    void add(double difference) {
        last[seen++ % KEPT] = difference;
        if (seen >= ENOUGH && (seen < 2 * ENOUGH || seen % ENOUGH == 0)) {
            scale = Math.max(LEAST, TO_DEVIATION * deviation(Math.min(seen, KEPT)));
        }
        if (seen == 2 * KEPT) {
            seen = KEPT;
        }
    }

    private double deviation(int count) {
        double[] sorted = Arrays.copyOf(last, count);
        Arrays.sort(sorted);
        double median = sorted[count / 2];
        for (int place = 0; place < count; place++) {
            sorted[place] = Math.abs(sorted[place] - median);
        }
        Arrays.sort(sorted);
        return sorted[count / 2];
    }
}
