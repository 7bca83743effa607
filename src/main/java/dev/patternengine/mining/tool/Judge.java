package dev.patternengine.mining.tool;

import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;

/**
 * Judges tools for one task in given circumstances: expected success by match, plus the log odds of the tool's own
 * record, plus those that each feature adds, damped by the root of their number because features depend on each other;
 * single features and pairs are damped apart. Every rate is shrunk: the tool's to the task's, a feature's to the tool's.
 *
 * <p>Cost: O(features + pairs) a tool. One owner, one thread; valid until the model changes.
 *
 * <p>Source: naive Bayes on log odds; damping after the "recommended" form of per-feature bandits with shared counts.
 */
final class Judge {
    /** Uses that a tool's rate starts with at the task's rate, and a feature's rate at the tool's. */
    private static final double ASSUMED = 2;

    /** Uses at the same match that an expectation may count for. */
    private static final long MOST_MATCH_USES = 30;

    private final Model model;
    private final long task;
    private final Circumstances around;
    private final Blend blend;
    private final double taskRate;

    Judge(Model model, long task, Circumstances around) {
        this.model = model;
        this.task = task;
        this.around = around;
        this.blend = Blend.of(model, task);
        double won = model.total(Cells.won(task, Cells.ALWAYS));
        double lost = model.total(Cells.lost(task, Cells.ALWAYS));
        this.taskRate = (won + 1) / (won + lost + 2);
    }

    /** The success rate of the task with any tool, 1/2 while nothing is known. */
    double taskRate() {
        return taskRate;
    }

    Verdict judge(long tool, Match match) {
        Rates rates = new Rates(tool);
        for (int place = 0; place < around.size(); place++) {
            rates.addSingle(around.single(place));
        }
        double singles = rates.take(around.size());
        around.forEachPair(rates::add);
        double evidence = rates.ownEvidence() + singles + rates.take(around.pairs());
        double expected = Proportion.logOdds(match == Match.UNTOLD ? taskRate : match.success(model));
        double probability = blend.probability(expected, evidence);
        long matchUses = Math.min(match.uses(model), MOST_MATCH_USES);
        double uses = rates.relevantUses(around.size()) + matchUses;
        return new Verdict(
                tool,
                match,
                expected,
                evidence,
                probability,
                Proportion.interval(probability * uses, uses),
                rates.uses() + matchUses);
    }

    /** Sums what features add to the log odds of one tool. */
    private final class Rates {
        private final long tool;
        private final long uses;
        private final double rate;
        private final double logOdds;
        private double sum;
        private long metUses;

        Rates(long tool) {
            this.tool = tool;
            long won = model.count(Cells.won(task, Cells.ALWAYS), tool);
            this.uses = won + model.count(Cells.lost(task, Cells.ALWAYS), tool);
            this.rate = (won + ASSUMED * taskRate) / (uses + ASSUMED);
            this.logOdds = Proportion.logOdds(rate);
        }

        void addSingle(long feature) {
            metUses += add(feature);
        }

        /** Adds a feature's part and returns how often it was met with the tool. */
        long add(long feature) {
            long won = model.count(Cells.won(task, feature), tool);
            long met = won + model.count(Cells.lost(task, feature), tool);
            if (met > 0) {
                sum += Proportion.logOdds((won + ASSUMED * rate) / (met + ASSUMED)) - logOdds;
            }
            return met;
        }

        /** The sum of so many features, damped; starts the next one. */
        double take(int features) {
            double damped = features == 0 ? 0 : sum / Math.sqrt(features);
            sum = 0;
            return damped;
        }

        double ownEvidence() {
            return logOdds - Proportion.logOdds(taskRate);
        }

        long uses() {
            return uses;
        }

        /** How many uses the judgement rests on: those in circumstances that share, on average, one feature. */
        double relevantUses(int features) {
            return features == 0 ? (double) uses : Math.min((double) uses, (double) metUses / features);
        }
    }
}
