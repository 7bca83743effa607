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
 * it is ample; it starts from a guess, see {@link Belief}: what is known of the tool on the {@link Ground}, moved by what the
 * other features say, each as far as something depends on it.
 *
 * <p>A tool that was left out on the ground on purpose is a stranger there: its uses elsewhere were chosen by those who knew why, so
 * they tell nothing, and what remains is how well its words fit.
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

    /** The same where tools are left out on purpose. */
    private static final double OF_STRANGERS = 2;

    /** The success that is expected at most of a tool of which nothing is known. */
    private static final double UNKNOWN = 0.5;

    private final Model model;
    private final long task;
    private final Circumstances around;
    private final Blend blend;
    private final Ground ground;
    private final double worthOfWords;
    private final double taskRate;

    Judge(Model model, long task, Circumstances around) {
        this.model = model;
        this.task = task;
        this.around = around;
        this.blend = Blend.of(model, task);
        this.ground = new Ground(model, task, around);
        this.worthOfWords = Blend.worthOfWords(model, task);
        this.taskRate = Tally.ofAll(model, task, Cells.ALWAYS).rate(0.5, 2);
    }

    Ground ground() {
        return ground;
    }

    /** The success rate of the task on the ground with any tool, 1/2 while nothing is known. */
    double usualRate() {
        return Tally.ofAll(model, task, ground.feature()).rate(0.5, 2);
    }

    Verdict judge(long tool, Match match) {
        Expected expected = expect(tool, match);
        double score = blend.probability(expected.logOdds(), expected.evidence());
        Beta told = told(tool, match, expected);
        Lately.Window late = Lately.of(model, task, tool);
        if (late.hasChanged()) {
            score = shifted(score, late);
            told = Beta.worth(Math.min(told.trials(), late.uses()), shifted(told.mean(), late));
        }
        return new Verdict(tool, match, score, told, support(tool));
    }

    private static double shifted(double probability, Lately.Window late) {
        return Proportion.probability(Proportion.logOdds(probability) + late.shift());
    }

    /** Uses that what is told rests on: those on the ground, where tools are left out there. */
    private long support(long tool) {
        return (long)
                tally(ground.isChosen() ? ground.feature() : Cells.ALWAYS, tool).uses();
    }

    /**
     * What is expected of a tool, to choose.
     *
     * @param logOdds of success by the task and the match alone
     * @param evidence what the tool's record and the circumstances add to them at face value
     */
    record Expected(double logOdds, double evidence) {}

    Expected expect(long tool, Match match) {
        double logOdds = Proportion.logOdds(taskRate);
        if (match != Match.UNTOLD) {
            logOdds += worthOfWords * (Proportion.logOdds(match.success(model)) - logOdds);
        }
        return new Expected(logOdds, evidence(tool, Tally.NONE));
    }

    /** What the record of a tool and the features add to the log odds of the task, without uses that had all of the features. */
    private double evidence(long tool, Tally without) {
        if (isStranger(tool)) {
            return Proportion.logOdds(Math.min(UNKNOWN, taskRate)) - Proportion.logOdds(taskRate);
        }
        double rate = tally(Cells.ALWAYS, tool).without(without).rate(taskRate, ASSUMED);
        return Proportion.logOdds(rate) - Proportion.logOdds(taskRate) + features(tool, rate, without);
    }

    private boolean isStranger(long tool) {
        return ground.isChosen() && tally(ground.feature(), tool).uses() == 0;
    }

    /** What is believed of the tool in these circumstances; what was seen in them is no part of the guess. */
    private Beta told(long tool, Match match, Expected expected) {
        double guess = Proportion.probability(expected.logOdds());
        if (around.size() == 0) {
            return Belief.of(new double[] {guess}, OF_OTHERS, tally(Cells.ALWAYS, tool));
        }
        Tally narrow = around.hasPrevious() ? tally(around.narrow(), tool) : Tally.NONE;
        Tally broad = around.broad() == Cells.ALWAYS ? narrow : tally(around.broad(), tool);
        Beta base = base(tool, match, guess, broad);
        double[] guesses = match == Match.UNTOLD || ground.isChosen()
                ? guesses(base.mean(), others(tool, base.mean(), broad))
                : new double[] {blend.probability(expected.logOdds(), evidence(tool, broad))};
        double known = base.trials() * (1 - ground.doubt() / 2);
        Beta told = Belief.of(guesses, known, broad.without(narrow), ground.doubt());
        return narrow.uses() > 0 ? Belief.of(new double[] {told.mean()}, told.trials(), narrow) : told;
    }

    /** What is believed of a tool on the ground, by its uses but for those in the very circumstances. */
    private Beta base(long tool, Match match, double guess, Tally broad) {
        Tally own = tally(Cells.ALWAYS, tool);
        if (ground.isNone()) {
            return Belief.of(new double[] {guess}, OF_OTHERS, own.without(broad));
        }
        Tally there = tally(ground.feature(), tool);
        if (ground.isChosen()) {
            Tally tried = ground.tried(tool) == 0 ? Tally.NONE : there.without(broad);
            return Belief.of(new double[] {match.success(model)}, OF_STRANGERS, tried);
        }
        Beta elsewhere = Belief.of(new double[] {guess}, OF_OTHERS, own.without(there));
        return Belief.of(new double[] {elsewhere.mean(), usualRate()}, OF_OTHERS, there.without(broad));
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
            sum.add(around.single(place), 1);
        }
        double singles = sum.take();
        around.forEachPair(pair -> sum.add(pair, 1));
        return singles + sum.take();
    }

    /**
     * The same without the ground, and each feature as far as something depends on it: pairs with the ground beside what is known of
     * the tool there, all else beside its whole record.
     */
    private double others(long tool, double there, Tally without) {
        double rate = ground.isNone()
                ? there
                : tally(Cells.ALWAYS, tool).without(without).rate(taskRate, ASSUMED);
        Sum ever = new Sum(tool, rate, without);
        for (int place = 0; place < around.size(); place++) {
            if (!ground.holds(place)) {
                ever.add(around.single(place), ground.weight(place));
            }
        }
        double singles = ever.take();
        Sum onGround = new Sum(tool, there, without);
        around.forEachPairOfPlaces((pair, one, other) -> {
            Sum sum = !ground.isPair() && (ground.holds(one) || ground.holds(other)) ? onGround : ever;
            sum.add(around.pairOf(one, other), ground.weightOfPair(pair));
        });
        return singles + ever.take() + onGround.take();
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
        private double features;

        Sum(long tool, double rate, Tally without) {
            this.tool = tool;
            this.rate = rate;
            this.logOdds = Proportion.logOdds(rate);
            this.without = without;
        }

        void add(long feature, double weight) {
            Tally met = tally(feature, tool).without(without);
            if (met.uses() > 0) {
                sum += weight * (Proportion.logOdds(met.rate(rate, ASSUMED)) - logOdds);
            }
            features += weight;
        }

        /** The sum, damped by how many features it is of; starts the next one. */
        double take() {
            double damped = sum / Math.sqrt(Math.max(1, features));
            sum = 0;
            features = 0;
            return damped;
        }
    }
}
