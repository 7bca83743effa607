package dev.patternengine.mining.tool;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The circumstances in which a task was done: all features of a use together, so that each use is in one. Two tools are compared
 * only within those in which both were used. The first {@value #MOST} that are met twice are listed for a task; uses in others
 * are compared with nothing.
 */
final class Strata {
    private static final int MOST = 256;

    private final Model model;
    private final long task;
    private final long[] strata;
    private final Map<Long, Tally> all = new HashMap<>();

    Strata(Model model, long task) {
        this.model = model;
        this.task = task;
        long[] listed = model.columns(Cells.strata(task));
        boolean isPlain = listed.length == 0 && model.distinct(Cells.features(task)) == 0;
        this.strata = isPlain ? new long[] {Cells.ALWAYS} : listed;
    }

    /** Counts a use; lists its circumstances when they are met again. */
    static void teach(long task, long whole, long tool, boolean won, Model model, Evidence.Builder out) {
        long row = won ? Cells.won(task, whole) : Cells.lost(task, whole);
        long listed = Cells.strata(task);
        if (!model.has(listed, whole)
                && model.distinct(listed) < MOST
                && (model.has(row) || out.delta(row, tool) != 0 || model.has(Cells.lostBeside(row)))) {
            out.add(listed, whole);
        }
        out.add(row, tool);
    }

    /**
     * A tool beside others in the same circumstances, weighted as by Mantel and Haenszel.
     *
     * <p>Source: N. Mantel and W. Haenszel, JNCI 22 (1959); variance of the difference as by S. Greenland and J. Robins,
     * Biometrics 41 (1985), of rates that are moved a little to one half so that small strata are not taken for certain.
     *
     * @param uses of the tool in circumstances in which others were used
     * @param otherUses of others in circumstances in which the tool was used
     * @param rate of the tool there
     * @param otherRate of the others there
     * @param deviation of the difference of both
     */
    record Comparison(double uses, double otherUses, double rate, double otherRate, double deviation) {
        double difference() {
            return rate - otherRate;
        }

        /** Whether the tool did no better, of enough uses to say so. */
        boolean isContrary() {
            return Math.min(uses, otherUses) >= Choice.ENOUGH && difference() <= 0;
        }
    }

    /** The tool beside all others. O(strata). */
    Comparison compare(long tool) {
        Sums sums = new Sums();
        for (long stratum : strata) {
            Tally own = Tally.of(model, task, stratum, tool);
            if (own.uses() > 0) {
                sums.add(
                        own,
                        all.computeIfAbsent(stratum, key -> Tally.ofAll(model, task, key))
                                .without(own));
            }
        }
        return sums.comparison();
    }

    /** The tool beside another one alone. O(strata). */
    Comparison compare(long tool, long other) {
        Sums sums = new Sums();
        for (long stratum : strata) {
            Tally own = Tally.of(model, task, stratum, tool);
            if (own.uses() > 0) {
                sums.add(own, Tally.of(model, task, stratum, other));
            }
        }
        return sums.comparison();
    }

    /** The share of a tool's uses that were in circumstances in which any of the others was used; 1 without uses. O(strata × others). */
    double overlap(long tool, List<Long> others) {
        double uses = 0;
        double shared = 0;
        for (long stratum : strata) {
            double own = Tally.of(model, task, stratum, tool).uses();
            uses += own;
            shared += own > 0 && others.stream().anyMatch(other -> isUsed(stratum, other)) ? own : 0;
        }
        return uses == 0 ? 1 : shared / uses;
    }

    private boolean isUsed(long stratum, long tool) {
        return model.count(Cells.won(task, stratum), tool) > 0 || model.count(Cells.lost(task, stratum), tool) > 0;
    }

    /** Sums over strata. */
    private static final class Sums {
        private double uses;
        private double otherUses;
        private double won;
        private double otherWon;
        private double variance;
        private double weights;

        void add(Tally own, Tally others) {
            if (others.uses() == 0) {
                return;
            }
            double weight = own.uses() * others.uses() / (own.uses() + others.uses());
            uses += own.uses();
            otherUses += others.uses();
            won += weight * own.rate();
            otherWon += weight * others.rate();
            variance += weight * weight * (variance(own) + variance(others));
            weights += weight;
        }

        private static double variance(Tally tally) {
            double rate = tally.rate(0.5, 1);
            return rate * (1 - rate) / tally.uses();
        }

        Comparison comparison() {
            return new Comparison(uses, otherUses, won / weights, otherWon / weights, Math.sqrt(variance) / weights);
        }
    }
}
