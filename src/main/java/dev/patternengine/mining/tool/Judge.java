package dev.patternengine.mining.tool;

import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Beta;
import dev.patternengine.mining.stats.Proportion;

/**
 * Judges tools for one task in given circumstances, twice.
 *
 * <p>To choose: expected success by match, plus the log odds of the tool's own record, plus those that each feature adds,
 * damped by the root of their number because features depend on each other; single features and pairs are damped apart.
 * Every rate is shrunk: the tool's to the task's, a feature's to the tool's. A {@link Blend} says how far to trust the sum.
 *
 * <p>To tell: what is believed of the tool's success in exactly these circumstances. The direct record there decides where
 * it is ample; what features say of uses elsewhere is the guess that it starts from, see {@link Belief}.
 *
 * <p>Cost: O(features + pairs) a tool. One owner, one thread; valid until the model changes.
 *
 * <p>Source: naive Bayes on log odds; damping after the "recommended" form of per-feature bandits with shared counts.
 */
final class Judge {
    /** Uses that a tool's rate starts with at the task's rate, and a feature's rate at the tool's. */
    private static final double ASSUMED = 2;

    /** How far what features say may be trusted, as a factor of log odds. */
    private static final double[] TRUST = {0, 0.5, 1, 2};

    /** Uses that the rate of other tools, or of tools whose words fit as well, is worth at most as a guess of a tool's own. */
    private static final double OF_OTHERS = 4;

    private final Model model;
    private final long task;
    private final Circumstances around;
    private final Blend blend;
    private final double worthOfWords;
    private final double taskRate;

    Judge(Model model, long task, Circumstances around) {
        this.model = model;
        this.task = task;
        this.around = around;
        this.blend = Blend.of(model, task);
        this.worthOfWords = Blend.worthOfWords(model, task);
        this.taskRate = Tally.ofAll(model, task, Cells.ALWAYS).rate(0.5, 2);
    }

    /** The success rate of the task with any tool, 1/2 while nothing is known. */
    double taskRate() {
        return taskRate;
    }

    Verdict judge(long tool, Match match) {
        Tally own = tally(Cells.ALWAYS, tool);
        double expected = Proportion.logOdds(taskRate);
        if (match != Match.UNTOLD) {
            expected += worthOfWords * (Proportion.logOdds(match.success(model)) - expected);
        }
        double evidence = evidence(tool, own, Tally.NONE);
        double score = blend.probability(expected, evidence);
        Beta told = told(tool, own, match, expected);
        Lately.Window late = Lately.of(model, task, tool);
        if (late.hasChanged()) {
            score = shifted(score, late);
            told = Beta.worth(Math.min(told.trials(), late.uses()), shifted(told.mean(), late));
        }
        return new Verdict(tool, match, expected, evidence, score, told, (long) own.uses());
    }

    private static double shifted(double probability, Lately.Window late) {
        return Proportion.probability(Proportion.logOdds(probability) + late.shift());
    }

    /** What the record of a tool and the features add to the log odds of the task, without uses that had all of the features. */
    private double evidence(long tool, Tally own, Tally without) {
        double rate = own.without(without).rate(taskRate, ASSUMED);
        return Proportion.logOdds(rate) - Proportion.logOdds(taskRate) + features(tool, rate, without);
    }

    /** What is believed of the tool in these circumstances; what was seen in them is no part of the guess. */
    private Beta told(long tool, Tally own, Match match, double expected) {
        double guess = Proportion.probability(expected);
        if (around.size() == 0) {
            return Belief.of(new double[] {guess}, OF_OTHERS, own);
        }
        Tally narrow = around.hasPrevious() ? tally(around.narrow(), tool) : Tally.NONE;
        Tally broad = around.broad() == Cells.ALWAYS ? narrow : tally(around.broad(), tool);
        Tally elsewhere = own.without(broad);
        Beta base = Belief.of(new double[] {guess}, OF_OTHERS, elsewhere);
        double[] guesses = match == Match.UNTOLD
                ? guesses(base.mean(), features(tool, elsewhere.rate(base.mean(), ASSUMED), broad))
                : new double[] {blend.probability(expected, evidence(tool, own, broad))};
        Beta told = Belief.of(guesses, base.trials() / 2, broad.without(narrow));
        return narrow.uses() > 0 ? Belief.of(new double[] {told.mean()}, told.trials(), narrow) : told;
    }

    private static double[] guesses(double rate, double features) {
        double[] guesses = new double[TRUST.length];
        for (int place = 0; place < guesses.length; place++) {
            guesses[place] = Proportion.probability(Proportion.logOdds(rate) + TRUST[place] * features);
        }
        return guesses;
    }

    /**
     * What features add to the log odds of a tool.
     *
     * @param rate of the tool
     * @param without uses that are not to be counted, which had all of the features
     */
    private double features(long tool, double rate, Tally without) {
        Sum sum = new Sum(tool, rate, without);
        for (int place = 0; place < around.size(); place++) {
            sum.add(around.single(place));
        }
        double singles = sum.take(around.size());
        around.forEachPair(sum::add);
        return singles + sum.take(around.pairs());
    }

    private Tally tally(long feature, long tool) {
        return Tally.of(model, task, feature, tool);
    }

    /** Sums what features add to the log odds of one tool. */
    private final class Sum {
        private final long tool;
        private final double rate;
        private final double logOdds;
        private final Tally without;
        private double sum;

        Sum(long tool, double rate, Tally without) {
            this.tool = tool;
            this.rate = rate;
            this.logOdds = Proportion.logOdds(rate);
            this.without = without;
        }

        void add(long feature) {
            Tally met = tally(feature, tool).without(without);
            if (met.uses() > 0) {
                sum += Proportion.logOdds(met.rate(rate, ASSUMED)) - logOdds;
            }
        }

        /** The sum of so many features, damped; starts the next one. */
        double take(int features) {
            double damped = features == 0 ? 0 : sum / Math.sqrt(features);
            sum = 0;
            return damped;
        }
    }
}
