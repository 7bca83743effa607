package dev.patternengine.mining.performance;

import dev.patternengine.domain.Interval;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Beta;
import java.util.Map;
import java.util.NavigableMap;

/**
 * How far the times of two variants lie apart: the median of the pairs' differences of log times, in buckets 1 % wide,
 * with an interval that holds at all times at once.
 *
 * <p>The interval holds every m for which "as many differences lie below m as above" is not refuted: with k of n below,
 * the Jeffreys mixture 2ⁿ · B(k + ½, n - k + ½) / B(½, ½) stays below 1/α at all times with probability 1 - α. α is 0.02
 * and not 0.05, because intervals are read where the difference happened to look large.
 *
 * <p>Source: the sequential sign test of H. Robbins, "Statistical methods related to the law of the iterated logarithm",
 * Annals of Mathematical Statistics 41 (1970).
 *
 * @param median of the log ratio, above 0 for the claim's direction
 * @param low bound of the log ratio, negative infinity where unbounded
 * @param high bound of the log ratio, infinite where unbounded
 * @param pairs it rests on
 */
record Shift(double median, double low, double high, long pairs) {
    private static final double WIDTH = 0.01;
    private static final double ALPHA = 0.02;

    /** Beyond this ratio, e to the 12th, differences are all alike. */
    private static final long FARTHEST = 1_200;

    /** The column of a difference of log times. */
    static long column(double difference) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(difference / WIDTH)));
    }

    /** What the pairs of a comparison's present round say in the direction of a claim. O(buckets log buckets). */
    static Shift of(Model model, Comparison.Claim claim) {
        return of(Counts.of(model), claim, Discovery.round(model, claim));
    }

    /** What the pairs of one round say. */
    static Shift of(Counts counts, Comparison.Claim claim, long round) {
        NavigableMap<Long, Long> columns =
                counts.columns(Cells.shifts(claim.of().key(), round));
        long pairs = columns.values().stream().mapToLong(count -> count).sum();
        long outside = mostOutside(pairs);
        double median = (at(columns, (pairs + 1) / 2) + at(columns, pairs / 2 + 1)) / 2;
        double low = outside < 0 ? Double.NEGATIVE_INFINITY : at(columns, outside + 1) - WIDTH / 2;
        double high = outside < 0 ? Double.POSITIVE_INFINITY : at(columns, pairs - outside) + WIDTH / 2;
        return claim.sign() > 0 ? new Shift(median, low, high, pairs) : new Shift(-median, -high, -low, pairs);
    }

    /** The difference of a rank, counted from 1. */
    private static double at(NavigableMap<Long, Long> columns, long rank) {
        long seen = 0;
        for (Map.Entry<Long, Long> column : columns.entrySet()) {
            seen += column.getValue();
            if (seen >= rank) {
                return WIDTH * column.getKey();
            }
        }
        return 0;
    }

    /** The most differences on one side of m that refute m as the median; -1 when not even none does. */
    private static long mostOutside(long pairs) {
        long refuted = -1;
        long held = pairs / 2;
        while (held - refuted > 1) {
            long middle = (refuted + held) / 2;
            if (logMixture((double) middle, (double) pairs) >= -Math.log(ALPHA)) {
                refuted = middle;
            } else {
                held = middle;
            }
        }
        return refuted;
    }

    private static double logMixture(double below, double pairs) {
        return pairs * Math.log(2)
                + Beta.logGamma(below + 0.5)
                + Beta.logGamma(pairs - below + 0.5)
                - Beta.logGamma(pairs + 1)
                - Math.log(Math.PI);
    }

    /** How many times faster. */
    double ratio() {
        return Math.exp(median);
    }

    Interval interval() {
        return new Interval(Math.exp(low), Math.exp(high));
    }
}
