package dev.patternengine.mining.stats;

import dev.patternengine.domain.Interval;

/**
 * What is believed of a probability after so many successes and failures, those assumed before included.
 *
 * <p>Source of the continued fraction: W. J. Lentz' method as in W. H. Press et al., Numerical Recipes in C, 2nd edition,
 * section 6.4.
 *
 * @param successes above 0
 * @param failures above 0
 */
public record Beta(double successes, double failures) {
    private static final double LEAST = 1e-6;
    private static final double TINY = 1e-300;
    private static final double EXACT = 1e-10;
    private static final int MOST_TERMS = 300;
    private static final int HALVINGS = 30;

    public Beta {
        successes = Math.max(LEAST, successes);
        failures = Math.max(LEAST, failures);
    }

    /** The one of that mean and variance; the variance is taken to lie strictly between 0 and the greatest there can be. */
    public static Beta of(double mean, double variance) {
        double kept = Math.min(1 - LEAST, Math.max(LEAST, mean));
        double trials = Math.max(LEAST, kept * (1 - kept) / Math.max(TINY, variance) - 1);
        return new Beta(kept * trials, (1 - kept) * trials);
    }

    /** The one of that mean that is worth so many trials. */
    public static Beta worth(double trials, double mean) {
        return new Beta(mean * trials, (1 - mean) * trials);
    }

    public double mean() {
        return successes / trials();
    }

    /** How many trials it is worth. */
    public double trials() {
        return successes + failures;
    }

    public double variance() {
        return mean() * (1 - mean()) / (trials() + 1);
    }

    /** The interval in the middle that holds so large a share of it, to 1e-9. Some microseconds. */
    public Interval interval(double share) {
        double tail = (1 - share) / 2;
        return new Interval(quantile(tail), quantile(1 - tail));
    }

    /**
     * The same, but from 0 or up to 1 where the density is greatest there, as it is with one success or failure at most; the mean is in
     * it always.
     */
    public Interval densest(double share) {
        if (failures <= 1 && successes > 1) {
            return new Interval(Math.min(mean(), quantile(1 - share)), 1);
        }
        if (successes <= 1 && failures > 1) {
            return new Interval(0, Math.max(mean(), quantile(share)));
        }
        Interval middle = interval(share);
        return new Interval(Math.min(mean(), middle.low()), Math.max(mean(), middle.high()));
    }

    private double quantile(double share) {
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (below(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The probability that it lies below. */
    public double below(double bound) {
        if (bound <= 0 || bound >= 1) {
            return bound <= 0 ? 0 : 1;
        }
        return bound < (successes + 1) / (trials() + 2)
                ? tail(successes, failures, bound)
                : 1 - tail(failures, successes, 1 - bound);
    }

    private static double tail(double one, double other, double bound) {
        double front = Math.exp(one * Math.log(bound) + other * Math.log1p(-bound) - logOf(one, other)) / one;
        return front * fraction(one, other, bound);
    }

    private static double fraction(double one, double other, double bound) {
        double c = 1;
        double d = 1 / kept(1 - (one + other) * bound / (one + 1));
        double product = d;
        for (int term = 1; term <= MOST_TERMS; term++) {
            double even = term * (other - term) * bound / ((one + 2 * term - 1) * (one + 2 * term));
            d = 1 / kept(1 + even * d);
            c = kept(1 + even / c);
            product *= d * c;
            double odd = -(one + term) * (one + other + term) * bound / ((one + 2 * term) * (one + 2 * term + 1));
            d = 1 / kept(1 + odd * d);
            c = kept(1 + odd / c);
            product *= d * c;
            if (Math.abs(d * c - 1) < EXACT) {
                break;
            }
        }
        return product;
    }

    private static double kept(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    /** The logarithm of the Beta function of arguments above 0. */
    public static double logOf(double one, double other) {
        return logGamma(one) + logGamma(other) - logGamma(one + other);
    }

    /** Stirling's series after a shift by 8: absolute error below 1e-10 for positive arguments. */
    public static double logGamma(double argument) {
        double shifted = argument;
        double product = 1;
        while (shifted < 8) {
            product *= shifted;
            shifted += 1;
        }
        double inverse = 1 / (shifted * shifted);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / shifted;
        return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
    }
}
