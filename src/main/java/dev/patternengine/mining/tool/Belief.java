package dev.patternengine.mining.tool;

import dev.patternengine.mining.stats.Beta;

/**
 * What is believed of a rate of success, when a few guesses and a direct record are known. Nobody knows how much a guess is
 * worth: each is taken to be worth 2, 6, 20 and 64 uses, and each of these priors weighs by how well it foretells the direct
 * record. So a guess that the record contradicts is worth little, and with an ample record the record decides. Where it is known
 * that nothing else decides, a guess may be worth 256 uses. The mixture is told as the one Beta distribution of the same mean
 * and variance.
 *
 * <p>Cost: three logarithms of Gamma functions for each guess and worth. Source: empirical Bayes with Beta-binomial
 * likelihoods, as in A. Gelman et al., Bayesian Data Analysis, chapter 5.
 */
final class Belief {
    private static final double[] WORTH = {2, 6, 20, 64};
    private static final double[] WORTH_WITHOUT_DOUBT = {64, 256};

    /**
     * Successes and failures that are assumed at least, as by H. Jeffreys, so that of a tool that never failed it is not believed that
     * it never will.
     */
    private static final double LEAST = 0.5;

    private final Tally seen;
    private double sum;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double mean;
    private double square;

    private Belief(Tally seen) {
        this.seen = seen;
    }

    /** The belief where anything may decide. */
    static Beta of(double[] guesses, double known, Tally seen) {
        return of(guesses, known, seen, 1);
    }

    /**
     * @param guesses rates of success in (0, 1), each as likely as the others to be the best
     * @param known how many uses the guesses rest on themselves: they are never worth more
     * @param seen the direct record
     * @param doubt the probability that something decides that the guesses do not know of
     */
    static Beta of(double[] guesses, double known, Tally seen, double doubt) {
        Belief belief = new Belief(seen);
        for (double guess : guesses) {
            belief.add(guess, known, WORTH, doubt);
            belief.add(guess, known, WORTH_WITHOUT_DOUBT, 1 - doubt);
        }
        double mean = belief.mean / belief.sum;
        return Beta.of(mean, belief.square / belief.sum - mean * mean);
    }

    private void add(double guess, double known, double[] worths, double share) {
        for (double most : worths) {
            double worth = 1 / (1 / most + 1 / known);
            Beta prior = new Beta(Math.max(LEAST, worth * guess), Math.max(LEAST, worth * (1 - guess)));
            add(prior, share / worths.length);
        }
    }

    private void add(Beta prior, double share) {
        Beta posterior = new Beta(prior.successes() + seen.won(), prior.failures() + seen.lost());
        double likelihood = seen.uses() == 0
                ? 0
                : Beta.logOf(posterior.successes(), posterior.failures())
                        - Beta.logOf(prior.successes(), prior.failures());
        if (likelihood > greatest) {
            rescale(Math.exp(greatest - likelihood));
            greatest = likelihood;
        }
        double weight = share * Math.exp(likelihood - greatest);
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
