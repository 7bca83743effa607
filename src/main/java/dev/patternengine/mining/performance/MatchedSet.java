package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import java.util.List;

/**
 * A time of one value of a comparison, and several of the other that it met: a bet against "equally fast" that a pair's ({@link Bets})
 * is the smallest case of. With k others the difference scatters by 1 + 1/k and not by 2, so one time that meets four tells as
 * much as 1.6 pairs.
 *
 * <p>Let zᵢ be by how much the i-th of the k + 1 times is above the median of the others, in units of its scatter, and gᵢ how much
 * likelier that is where the one value lies δ above the other than where nothing differs, by Student's t with 4 degrees of freedom. The
 * factor is .02 + .98 (k + 1) g₀ / Σ gᵢ, 0 being the lone one. If nothing differs, each of them is as likely as any other to be the lone one,
 * so the factor has mean 1 whatever the times look like. The products over all sets are kept as sums of logarithms, in
 * millionths, one for each δ and each claim.
 *
 * <p>Source: a permutation test within matched sets, P. Rosenbaum, "Observational Studies", 2nd edition (2002), section 2.4, as an
 * e-value: the likelihood ratio given the set of times.
 */
final class MatchedSet {
    private static final double UNIT = 1e6;
    private static final int OTHER_CLAIM = 8;

    private MatchedSet() {}

    /**
     * Teaches what is gained by the bets on a set.
     *
     * @param row of the comparison's sets
     * @param times the lone one first
     * @param scale of the difference of two times
     * @param loneIsFirst whether the lone one is of the comparison's first value
     */
    static void teach(
            long row, List<Lane.Timed> times, Line line, double scale, boolean loneIsFirst, Evidence.Builder out) {
        double narrower = Math.sqrt(2.0 * (times.size() - 1) / times.size());
        double[] distances = new double[times.size()];
        for (int one = 0; one < distances.length; one++) {
            distances[one] = narrower * line.contrast(times, one) / scale;
        }
        for (int place = 0; place < Bets.SHIFTS.length; place++) {
            double shift = (loneIsFirst ? 1 : -1) * narrower * Bets.SHIFTS[place];
            out.add(row, place, Math.round(UNIT * Math.log(factor(distances, shift))));
            out.add(row, OTHER_CLAIM + place, Math.round(UNIT * Math.log(factor(distances, -shift))));
        }
    }

    /** What a bet on the first of the distances multiplies the capital by. */
    static double factor(double[] distances, double shift) {
        double all = 0;
        for (double distance : distances) {
            all += likelier(distance, shift);
        }
        return 1 - Bets.STAKE + Bets.STAKE * distances.length * likelier(distances[0], shift) / all;
    }

    private static double likelier(double distance, double shift) {
        double beyond = distance - shift;
        double ratio = (Bets.DEGREES + distance * distance) / (Bets.DEGREES + beyond * beyond);
        return Math.pow(ratio, (Bets.DEGREES + 1) / 2);
    }

    /** The logarithm of what the bets on all sets gained for a claim, by shift. */
    static double[] logs(Counts counts, Comparison.Claim claim) {
        long row = Cells.sets(claim.of().key(), counts.round(claim.of()));
        double[] logs = new double[Bets.SHIFTS.length];
        for (int place = 0; place < logs.length; place++) {
            logs[place] = counts.sum(row, place + (claim.sign() > 0 ? 0 : OTHER_CLAIM)) / UNIT;
        }
        return logs;
    }
}
