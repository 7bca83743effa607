package dev.patternengine.mining.stats;

import dev.patternengine.mining.Model;

/** Reads a row of a model as a histogram: columns are bucket numbers in ascending order of what they hold. */
public final class Histogram {
    private Histogram() {}

    /**
     * The bucket that holds the quantile. O(buckets log buckets).
     *
     * @param share in [0, 1]
     * @throws IllegalArgumentException when the row holds nothing
     */
    public static long quantile(Model model, long row, double share) {
        long[] buckets = model.columns(row);
        if (buckets.length == 0) {
            throw new IllegalArgumentException("no histogram in the row");
        }
        double wanted = share * model.total(row);
        long seen = 0;
        for (long bucket : buckets) {
            seen += model.count(row, bucket);
            if (seen >= wanted) {
                return bucket;
            }
        }
        return buckets[buckets.length - 1];
    }

    /** The median value of a histogram on a scale, NaN when it holds nothing. */
    public static double median(Model model, long row, LogScale scale) {
        return model.total(row) == 0 ? Double.NaN : scale.middle(quantile(model, row, 0.5));
    }
}
