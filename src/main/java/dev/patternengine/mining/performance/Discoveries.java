package dev.patternengine.mining.performance;

import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import java.util.Arrays;

/**
 * Decides which claims are opened and closed: of m possible claims, the k with the most evidence are true discoveries
 * when the least of them reaches m / (α k), with a false discovery rate of at most α = 5 %, however the claims depend on
 * each other and however often one looks. A claim whose faster variant may succeed less often ({@link SuccessGap}) is not opened, nor one whose interval
 * reaches so far below 1 that the variant may as well be slower: where it is faster here and slower there.
 *
 * <p>A claim is closed when its faster variant succeeds less often beyond doubt, and when it does not hold any more ({@link Watch}).
 * Then its comparison begins anew: what was known before the closing does not open it again, and it counts as further claims.
 *
 * <p>Evidence is the mean of two e-processes over the same pairs, {@link Bets} with .6 and {@link Ranks} with .4. Remembers that
 * of promising claims, 16 bytes each and at most 65536; starts empty, which costs power only. One owner, one thread.
 *
 * <p>Source: R. Wang and A. Ramdas, "False discovery rate control with e-values", JRSS B 84 (2022).
 */
final class Discoveries {
    private static final double ALPHA = 0.05;
    private static final double OF_BETS = 0.6;
    private static final int MOST_PROMISING = 65_536;

    private final Long2DoubleOpenHashMap promising = new Long2DoubleOpenHashMap();
    private final Watch watch = new Watch();

    /** The evidence for a claim; 1 without pairs. */
    static double evidence(Counts counts, Comparison.Claim claim) {
        return OF_BETS * Bets.evidence(counts, claim) + (1 - OF_BETS) * Ranks.evidence(counts, claim);
    }

    /**
     * Follows an open claim with a pair.
     *
     * @param gain by how much the slower variant's log time was the longer
     */
    void follow(Comparison.Claim claim, double gain, long timestamp, Counts counts) {
        boolean broken = watch.add(claim, gain < Discovery.logLeast(counts.model(), claim));
        if (broken) {
            close(claim, timestamp, counts);
        } else {
            fail(claim, timestamp, counts);
        }
    }

    /** Closes a claim whose faster variant has come to succeed less often; a variant that always fails makes no more pairs. */
    void fail(Comparison.Claim claim, long timestamp, Counts counts) {
        if (SuccessGap.of(counts, claim).isWorse()) {
            close(claim, timestamp, counts);
        }
    }

    private void close(Comparison.Claim claim, long timestamp, Counts counts) {
        if (counts.isOpen(claim)) {
            Discovery.close(claim, timestamp, counts);
            watch.forget(claim);
            promising.remove(claim.key());
        }
    }

    /** Looks at a claim that a pair has just supported. Mostly O(1); sorts the promising claims when it is one of them. */
    void look(Comparison.Claim claim, long timestamp, Counts counts) {
        if (counts.isOpen(claim)) {
            return;
        }
        double evidence = evidence(counts, claim);
        if (evidence < 1 / ALPHA) {
            promising.remove(claim.key());
            return;
        }
        if (promising.size() < MOST_PROMISING || promising.containsKey(claim.key())) {
            promising.put(claim.key(), evidence);
        }
        if (evidence >= threshold(claims(counts.model()))
                && !counts.isOpen(claim.opposite())
                && !SuccessGap.of(counts, claim).isDoubted()) {
            open(claim, timestamp, counts);
        }
    }

    /** How many claims there may be: two for each comparison, and for each time that one began anew. */
    private static double claims(Model model) {
        return 2.0 * (model.distinct(Cells.COMPARISONS) + model.total(Cells.CLOSED));
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

    private static void open(Comparison.Claim claim, long timestamp, Counts counts) {
        Shift shift = Shift.of(counts, claim, counts.round(claim.of()));
        if (shift.median() > 0 && 2 * shift.low() > -shift.median()) {
            Discovery.open(claim, shift, timestamp, counts);
        }
    }
}
