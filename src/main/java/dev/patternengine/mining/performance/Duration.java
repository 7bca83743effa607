package dev.patternengine.mining.performance;

import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Histogram;
import dev.patternengine.mining.stats.LogScale;

/**
 * How long something takes, from buckets 1 % wide: quantiles are within half a per cent of those of what was observed.
 *
 * @param median seconds
 * @param most seconds that nine of ten take at most
 * @param support how many were observed; the others are NaN where none was
 */
record Duration(double median, double most, long support) {
    private static final double MOST_SHARE = 0.9;

    /** What a row of buckets tells. O(buckets log buckets). */
    static Duration of(Model model, long row) {
        long support = model.total(row);
        return support == 0
                ? new Duration(Double.NaN, Double.NaN, 0)
                : new Duration(
                        Histogram.median(model, row, LogScale.FINE),
                        LogScale.FINE.middle(Histogram.quantile(model, row, MOST_SHARE)),
                        support);
    }
}
