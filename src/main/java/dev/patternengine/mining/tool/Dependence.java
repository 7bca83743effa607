package dev.patternengine.mining.tool;

import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Beta;

/**
 * Whether what happens under a feature differs from what happens under another one that holds more often: logarithms of Bayes factors
 * of the counts, a Dirichlet prior around the shares of the wider feature against those shares themselves. Without any
 * dependence one is above x with a probability of at most exp(-x).
 *
 * <p>Cost: six logarithms of Gamma functions for each tool used under the feature.
 *
 * <p>Source: I. J. Good, "A Bayesian significance test for multinomial distributions", JRSS B 29 (1967).
 *
 * @param uses under the feature
 * @param onChoice whether other tools are used
 * @param onBoth whether other tools are used, or the same do better or worse
 */
record Dependence(double uses, double onChoice, double onBoth) {
    private static final Dependence UNKNOWN = new Dependence(0, 0, 0);

    /** How strongly the shares of the wider feature are believed: as so many uses. */
    private static final double STRENGTH = 4;

    /** Uses under a feature below which nothing is evident. */
    private static final double FEWEST = 3;

    /**
     * The dependence at a task.
     *
     * @param wider {@link Cells#ALWAYS}, or a feature of which the other one is a part
     */
    static Dependence of(Model model, long task, long wider, long feature) {
        double met = Tally.ofAll(model, task, feature).uses();
        return met < FEWEST ? UNKNOWN : new Counts(model, task, wider, feature).dependence(met);
    }

    /** How much each use tells of which tools are used. */
    double onChoiceEach() {
        return uses == 0 ? 0 : onChoice / uses;
    }

    /** The stronger of both. */
    double either() {
        return Math.max(onChoice, onBoth);
    }

    /** The strongest of both, and of whether tools do better or worse whichever are used. */
    double any() {
        return Math.max(either(), onBoth - onChoice);
    }

    /** Sums over tools. */
    private static final class Counts {
        private final Model model;
        private final long task;
        private final long wider;
        private final long feature;
        private final double all;
        private double choice;
        private double both;

        Counts(Model model, long task, long wider, long feature) {
            this.model = model;
            this.task = task;
            this.wider = wider;
            this.feature = feature;
            this.all = Tally.ofAll(model, task, wider).uses();
        }

        Dependence dependence(double met) {
            for (long tool : model.columns(Cells.won(task, feature))) {
                add(tool, Tally.of(model, task, feature, tool));
            }
            for (long tool : model.columns(Cells.lost(task, feature))) {
                Tally there = Tally.of(model, task, feature, tool);
                if (there.won() == 0) {
                    add(tool, there);
                }
            }
            double total = Beta.logGamma(STRENGTH) - Beta.logGamma(STRENGTH + met);
            return new Dependence(met, choice + total, both + total);
        }

        private void add(long tool, Tally there) {
            Tally ever = Tally.of(model, task, wider, tool);
            choice += ofShare(there.uses(), ever.uses() / all);
            both += ofShare(there.won(), ever.won() / all) + ofShare(there.lost(), ever.lost() / all);
        }

        private static double ofShare(double uses, double share) {
            double assumed = STRENGTH * share;
            return uses == 0 || share <= 0
                    ? 0
                    : Beta.logGamma(assumed + uses) - Beta.logGamma(assumed) - uses * Math.log(share);
        }
    }
}
