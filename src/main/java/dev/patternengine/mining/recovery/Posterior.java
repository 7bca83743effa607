package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Interval;
import java.util.random.RandomGenerator;

/**
 * What is believed of a probability: a Beta distribution.
 *
 * @param successes of the prior and of what was seen, above 0
 * @param failures likewise
 */
record Posterior(double successes, double failures) {
    private static final double DEVIATIONS = 1.96;
    private static final double DEVIATIONS_OF_ONE_SIDE = 1.645;
    private static final double LEAST = 1e-3;

    Posterior {
        successes = Math.max(LEAST, successes);
        failures = Math.max(LEAST, failures);
    }

    /** The prior of the mean, worth {@code strength} trials, and the trials seen. */
    static Posterior of(double mean, double strength, Trials trials) {
        return of(mean, strength, trials, 1);
    }

    /** The same, where each of the trials is worth a part of one, in [0, 1]. */
    static Posterior of(double mean, double strength, Trials trials, double worth) {
        return new Posterior(
                mean * strength + worth * trials.worked(),
                (1 - mean) * strength + worth * (trials.tried() - trials.worked()));
    }

    /** The same mean, as if everything had been seen so many times. */
    Posterior sharper(double times) {
        return new Posterior(successes * times, failures * times);
    }

    double mean() {
        return successes / (successes + failures);
    }

    /**
     * The 95 % interval.
     *
     * <p>Source: E. B. Wilson's score interval (1927), of the pseudo-counts.
     */
    Interval interval() {
        return interval(DEVIATIONS);
    }

    /** What it lies below with a probability of 95 %. Below the upper end of the {@link #interval}, which leaves out both ends. */
    double upperBound() {
        return interval(DEVIATIONS_OF_ONE_SIDE).high();
    }

    private Interval interval(double deviations) {
        double trials = successes + failures;
        double square = deviations * deviations / trials;
        double middle = (mean() + square / 2) / (1 + square);
        double reach = Math.sqrt(mean() * (1 - mean()) * square + square * square / 4) / (1 + square);
        return new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach));
    }

    /**
     * A draw.
     *
     * <p>Source: ratio of Gamma draws; Marsaglia and Tsang, "A simple method for generating gamma variables" (2000).
     */
    double sample(RandomGenerator random) {
        double one = gamma(successes, random);
        double other = gamma(failures, random);
        return one + other == 0 ? mean() : one / (one + other);
    }

    private static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double scale = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + normal / Math.sqrt(9 * scale);
            double cube = root * root * root;
            double bound = 0.5 * normal * normal + scale - scale * cube;
            if (root > 0 && Math.log(1 - random.nextDouble()) < bound + scale * Math.log(cube)) {
                return scale * cube;
            }
        }
    }
}
