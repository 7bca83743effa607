package dev.patternengine.mining.stats;

import dev.patternengine.domain.Interval;

/**
 * What a count of successes says about the rate behind it.
 *
 * <p>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
public final class Proportion {
    /** Standard deviations that hold 95 % of a normal distribution. */
    public static final double NORMAL_95 = 1.959964;

    private Proportion() {}

    /** The 95 % Wilson interval of the rate; 0 to 1 without trials. Counts may be weighted, so need not be whole. */
    public static Interval interval(double successes, double trials) {
        return interval(successes, trials, NORMAL_95);
    }

    /** The Wilson interval of so many standard deviations. */
    public static Interval interval(double successes, double trials, double deviations) {
        if (!(trials > 0)) {
            return new Interval(0, 1);
        }
        double share = Math.min(1, Math.max(0, successes / trials));
        double square = deviations * deviations;
        double center = share + square / (2 * trials);
        double spread = deviations * Math.sqrt(share * (1 - share) / trials + square / (4 * trials * trials));
        double scale = 1 + square / trials;
        return new Interval(Math.max(0, (center - spread) / scale), Math.min(1, (center + spread) / scale));
    }

    /** The natural logarithm of the odds; the probability is kept off 0 and 1 by 1e-4. */
    public static double logOdds(double probability) {
        double kept = Math.min(1 - 1e-4, Math.max(1e-4, probability));
        return Math.log(kept / (1 - kept));
    }

    /** The probability of log odds, in (0, 1). */
    public static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
