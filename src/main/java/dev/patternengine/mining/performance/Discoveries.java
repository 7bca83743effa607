package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Interval;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.util.Arrays;

/**
 * Decides which claims are opened and closed: of m possible claims, the k with the most evidence are true discoveries
 * when the least of them reaches m / (α k), with a false discovery rate of at most α = 5 %, however the claims depend on
 * each other and however often one looks. A claim whose faster variant succeeds less often is not opened.
 *
 * <p>Remembers the evidence of promising claims, 16 bytes each and at most 65536; starts empty, which costs power only.
 * One owner, one thread.
 *
 * <p>Source: R. Wang and A. Ramdas, "False discovery rate control with e-values", JRSS B 84 (2022).
 */
final class Discoveries {
    private static final double ALPHA = 0.05;
    private static final int MOST_PROMISING = 65_536;

    private final Long2DoubleOpenHashMap promising = new Long2DoubleOpenHashMap();

    /** Looks at a claim that a pair has just supported. Mostly O(1); sorts the promising claims when it is one of them. */
    void look(Comparison.Claim claim, Model model, Evidence.Builder out) {
        if (Discovery.isOpen(model, claim)) {
            if (succeedsLess(model, claim)) {
                Discovery.close(claim, model, out);
            }
            return;
        }
        double evidence = Bets.evidence(model, claim);
        if (evidence < 1 / ALPHA) {
            promising.remove(claim.key());
            return;
        }
        if (promising.size() < MOST_PROMISING || promising.containsKey(claim.key())) {
            promising.put(claim.key(), evidence);
        }
        if (evidence >= threshold(2.0 * model.distinct(Cells.COMPARISONS)) && !succeedsLess(model, claim)) {
            open(claim, model, out);
        }
    }

    /** The least evidence of a discovery among so many possible claims. */
    private double threshold(double claims) {
        double[] evidence = promising.values().toDoubleArray();
        Arrays.sort(evidence);
        for (int count = evidence.length; count > 0; count--) {
            double least = evidence[evidence.length - count];
            if (least >= claims / (ALPHA * count)) {
                return least;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static void open(Comparison.Claim claim, Model model, Evidence.Builder out) {
        Shift shift = Shift.of(model, claim);
        if (shift.median() > 0 && shift.isBounded()) {
            Discovery.open(claim, shift, out);
            if (Discovery.isOpen(model, claim.opposite())) {
                Discovery.close(claim.opposite(), model, out);
            }
        }
    }

    /** Whether the faster variant clearly succeeds less often than the slower one. */
    private static boolean succeedsLess(Model model, Comparison.Claim claim) {
        long faster = Cells.results(claim.of().variant(claim.faster()));
        long slower = Cells.results(claim.of().variant(claim.slower()));
        return successes(model, faster).high() < successes(model, slower).low();
    }

    private static Interval successes(Model model, long results) {
        double won = model.count(results, Cells.WON);
        double uses = model.total(results);
        return Proportion.interval(won, uses);
    }
}
