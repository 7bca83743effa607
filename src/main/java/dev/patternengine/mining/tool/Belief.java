package dev.patternengine.mining.tool;

import dev.patternengine.mining.stats.Beta;

/**
 * What is believed of a rate of success, when a few guesses and a direct record are known. Nobody knows how much a guess is
 * worth: each is taken to be worth 2, 6, 20 and 64 uses, and each of these priors weighs by how well it foretells the direct
 * record. So a guess that the record contradicts is worth little, and with an ample record the record decides. The mixture is
 * told as the one Beta distribution of the same mean and variance.
 *
 * <p>Cost: three logarithms of Gamma functions for each guess and worth. Source: empirical Bayes with Beta-binomial
 * likelihoods, as in A. Gelman et al., Bayesian Data Analysis, chapter 5.
 */
final class Belief {
    private static final double[] WORTH = {2, 6, 20, 64};

    private double sum;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double mean;
    private double square;

    private Belief() {}

    /**
     * @param guesses rates of success in (0, 1), each as likely as the others to be the best
     * @param known how many uses the guesses rest on themselves: they are never worth more
     * @param seen the direct record
     */
    static Beta of(double[] guesses, double known, Tally seen) {
        Belief belief = new Belief();
        for (double guess : guesses) {
            for (double most : WORTH) {
                double worth = 1 / (1 / most + 1 / known);
                belief.add(Beta.worth(worth, guess), seen);
            }
        }
        double mean = belief.mean / belief.sum;
        return Beta.of(mean, belief.square / belief.sum - mean * mean);
    }

    private void add(Beta prior, Tally seen) {
        Beta posterior = new Beta(prior.successes() + seen.won(), prior.failures() + seen.lost());
        double likelihood = seen.uses() == 0
                ? 0
                : Beta.logOf(posterior.successes(), posterior.failures())
                        - Beta.logOf(prior.successes(), prior.failures());
        if (likelihood > greatest) {
            rescale(Math.exp(greatest - likelihood));
            greatest = likelihood;
        }
        double weight = Math.exp(likelihood - greatest);
        sum += weight;
        mean += weight * posterior.mean();
        square += weight * (posterior.variance() + posterior.mean() * posterior.mean());
    }

    private void rescale(double factor) {
        sum *= factor;
        mean *= factor;
        square *= factor;
    }
}
