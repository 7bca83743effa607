package dev.patternengine.mining.stats;

import dev.patternengine.domain.Interval;

/**
 * Whether two groups differ in their rates of success, and by how much.
 *
 * <p>Source: the interval is R. G. Newcombe's hybrid score interval (method 10), "Interval estimation for the difference
 * between independent proportions", Statistics in Medicine 17 (1998); the test is R. A. Fisher's exact one, two-sided by
 * doubling, and the normal approximation with F. Yates' correction where all cells are expected to hold {@value #MANY} or
 * more.
 *
 * @param successes of the first group
 * @param trials of the first group
 * @param otherSuccesses of the second group
 * @param otherTrials of the second group
 */
public record TwoProportions(long successes, long trials, long otherSuccesses, long otherTrials) {
    private static final double MANY = 25;

    /** The first rate less the second; NaN where a group is empty. */
    public double difference() {
        return (double) successes / trials - (double) otherSuccesses / otherTrials;
    }

    /** The 95 % interval of the difference; -1 to 1 where a group is empty. */
    public Interval interval() {
        if (trials == 0 || otherTrials == 0) {
            return new Interval(-1, 1);
        }
        double one = (double) successes / trials;
        double other = (double) otherSuccesses / otherTrials;
        Interval ofOne = Proportion.interval((double) successes, (double) trials);
        Interval ofOther = Proportion.interval((double) otherSuccesses, (double) otherTrials);
        double below = Math.hypot(one - ofOne.low(), ofOther.high() - other);
        double above = Math.hypot(ofOne.high() - one, other - ofOther.low());
        return new Interval(one - other - below, one - other + above);
    }

    /** The probability of a difference as large or larger were the rates the same; 1 where a group is empty. */
    public double pValue() {
        double all = trials + otherTrials;
        double good = successes + otherSuccesses;
        if (trials == 0 || otherTrials == 0 || good == 0 || good == all) {
            return 1;
        }
        double least = Math.min(trials, otherTrials) * Math.min(good, all - good) / all;
        return Math.min(1, least >= MANY ? normal(good / all) : fisher());
    }

    private double normal(double rate) {
        double each = 1.0 / trials + 1.0 / otherTrials;
        double distance = Math.max(0, Math.abs(difference()) - each / 2);
        return 2 * tail(distance / Math.sqrt(rate * (1 - rate) * each));
    }

    /**
     * The share of a normal distribution beyond so many standard deviations, with a relative error below 1.2e-7.
     *
     * <p>Source: W. H. Press et al., Numerical Recipes in C, 2nd edition, section 6.2.
     */
    static double tail(double deviations) {
        double z = deviations / Math.sqrt(2);
        double t = 1 / (1 + z / 2);
        double sum = -1.26551223
                + t
                        * (1.00002368
                                + t
                                        * (0.37409196
                                                + t
                                                        * (0.09678418
                                                                + t
                                                                        * (-0.18628806
                                                                                + t
                                                                                        * (0.27886807
                                                                                                + t
                                                                                                        * (-1.13520398
                                                                                                                + t
                                                                                                                        * (1.48851587
                                                                                                                                + t
                                                                                                                                        * (-0.82215223
                                                                                                                                                + t
                                                                                                                                                        * 0.17087277))))))));
        return t * Math.exp(-z * z + sum) / 2;
    }

    /** Twice the smaller tail of the hypergeometric distribution. O(the smaller group). */
    private double fisher() {
        long all = trials + otherTrials;
        long good = successes + otherSuccesses;
        long from = Math.max(0, good - otherTrials);
        long to = Math.min(good, trials);
        double expected = (double) good * trials / all;
        boolean above = successes > expected;
        long step = above ? 1 : -1;
        double term = Math.exp(choose(good, successes) + choose(all - good, trials - successes) - choose(all, trials));
        double sum = 0;
        for (long hits = successes; hits >= from && hits <= to && term > 0; hits += step) {
            sum += term;
            double more =
                    (double) (good - hits) * (trials - hits) / ((hits + 1.0) * (all - good - trials + hits + 1.0));
            double less = (double) hits * (all - good - trials + hits) / ((good - hits + 1.0) * (trials - hits + 1.0));
            term *= above ? more : less;
        }
        return 2 * sum;
    }

    /** The logarithm of the number of ways to choose so many of all. */
    private static double choose(long all, long chosen) {
        return logFactorial(all) - logFactorial(chosen) - logFactorial(all - chosen);
    }

    /** By Stirling's series; exact to 1e-10 from 10 on, and summed below. */
    private static double logFactorial(long number) {
        if (number < 10) {
            double product = 1;
            for (long factor = 2; factor <= number; factor++) {
                product *= factor;
            }
            return Math.log(product);
        }
        double n = number;
        return n * Math.log(n)
                - n
                + Math.log(2 * Math.PI * n) / 2
                + 1 / (12 * n)
                - 1 / (360 * n * n * n)
                + 1 / (1260 * n * n * n * n * n);
    }
}
