package dev.patternengine.mining.tool;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;

/**
 * How far the evidence of circumstances is trusted at a task, beside what is expected anyway: a mixture of predictions
 * that take it at none, a quarter, half and the whole of its face value. Each is weighted by how well it foretold the
 * successes of tools that were used there: exp(-sum of its logarithmic losses). The sums are kept in thousandths, so
 * models add up.
 *
 * <p>Source: Bayesian mixture of experts under logarithmic loss, as in V. Vovk, "Aggregating strategies", COLT 1990.
 */
final class Blend {
    private static final double[] TRUST = {0, 0.25, 0.5, 1};
    private static final double UNIT = 1_000;

    /** The column that counts uses of which was known how words fitted. */
    private static final long MATCHED = 16;

    /** Uses at a task up to which words count as if all had been known. */
    private static final double COLD = 100;

    /** Uses at a task from which on it does not matter how many there were. */
    private static final double AMPLE = 200;

    private final double[] weights;

    private Blend(double[] weights) {
        this.weights = weights;
    }

    static Blend of(Model model, long task) {
        long row = Cells.weights(task);
        double least = Double.POSITIVE_INFINITY;
        for (int place = 0; place < TRUST.length; place++) {
            least = Math.min(least, model.sum(row, place) / UNIT);
        }
        double[] weights = new double[TRUST.length];
        double sum = 0;
        for (int place = 0; place < TRUST.length; place++) {
            weights[place] = Math.exp(least - model.sum(row, place) / UNIT);
            sum += weights[place];
        }
        for (int place = 0; place < TRUST.length; place++) {
            weights[place] /= sum;
        }
        return new Blend(weights);
    }

    /**
     * The probability of success.
     *
     * @param expected log odds without the evidence
     * @param evidence what the evidence adds to them at face value
     */
    double probability(double expected, double evidence) {
        double probability = 0;
        for (int place = 0; place < TRUST.length; place++) {
            probability += weights[place] * Proportion.probability(expected + TRUST[place] * evidence);
        }
        return probability;
    }

    /**
     * How far the fit of words is trusted at a task, in (0, 1]: wholly while little is known, later as far as it was known of the
     * uses, so that it was shown to be good for something.
     */
    static double worthOfWords(Model model, long task) {
        double uses = Math.min(AMPLE, (double) model.total(Cells.uses(task)));
        double matched = model.count(Cells.weights(task), MATCHED);
        return Math.min(1, (matched + COLD) / (uses + COLD));
    }

    /** Teaches that it was known how words fitted a use. */
    static void teachMatched(long task, Evidence.Builder out) {
        out.add(Cells.weights(task), MATCHED);
    }

    /** Teaches how well each degree of trust foretold what came. */
    static void teach(long task, Judge.Expected expected, boolean won, Evidence.Builder out) {
        long row = Cells.weights(task);
        for (int place = 0; place < TRUST.length; place++) {
            double logOdds = expected.logOdds() + TRUST[place] * expected.evidence();
            out.add(row, place, Math.round(UNIT * Math.log1p(Math.exp(won ? -logOdds : logOdds))));
        }
    }
}
