package dev.patternengine.mining.stats;

/**
 * Buckets of equal width on a logarithmic scale, the same everywhere, so that histograms add up.
 *
 * @param step the width of a bucket: natural logarithm of the ratio of its bounds
 */
public record LogScale(double step) {
    /** 1 % wide: for quantiles of times, with an error of at most half a per cent. */
    public static final LogScale FINE = new LogScale(Math.log(1.01));

    /** Powers of two: for values that only matter by their size. */
    public static final LogScale COARSE = new LogScale(Math.log(2));

    /** The lowest value told apart from 0. */
    private static final double SMALLEST = 1e-9;

    /** The bucket of a value that is not negative; all below a thousand-millionth share one. */
    public long bucket(double value) {
        return (long) Math.floor(Math.log(Math.max(value, SMALLEST)) / step);
    }

    /** The value in the middle of a bucket, on the logarithmic scale. */
    public double middle(long bucket) {
        return Math.exp((bucket + 0.5) * step);
    }
}
