package dev.patternengine.mining.performance;

import dev.patternengine.mining.Model;

/**
 * How much a sceptic would have lost by betting, pair by pair, that two variants take equally long: an e-process.
 *
 * <p>E = mean over κ of Π (1 + 0.98 · tanh(κ · z)), κ in 0.06, 0.12, 0.25, 0.5, 1, 2, where z is a pair's difference in
 * units of a scale known before it, rounded to quarters and cut at 8. If nothing differs, z is as likely as -z, every
 * factor has mean 1, and E stays below 1/α at all times with probability 1 - α. Products are kept as counts of z, which
 * add up over buckets, nodes and time. Reading takes 65 cells.
 *
 * <p>Source: J. Ville, 1939; G. Shafer, "Testing by betting", JRSS A 184 (2021); symmetry tests by betting after A. Ramdas
 * et al., "Admissible anytime-valid sequential inference must rely on nonnegative martingales" (2020).
 */
final class Bets {
    private static final double[] KAPPAS = {0.06, 0.12, 0.25, 0.5, 1, 2};
    private static final double STAKE = 0.98;
    private static final double PER_UNIT = 4;
    private static final int MOST = 32;
    private static final double[][] GAINS = gains();

    private Bets() {}

    /** Logarithm of the gain by column and kappa, for the claim that positive differences support. */
    private static double[][] gains() {
        double[][] gains = new double[2 * MOST + 1][KAPPAS.length];
        for (int column = 0; column < gains.length; column++) {
            for (int place = 0; place < KAPPAS.length; place++) {
                double z = (column - MOST) / PER_UNIT;
                gains[column][place] = Math.log1p(STAKE * Math.tanh(KAPPAS[place] * z));
            }
        }
        return gains;
    }

    /** The column of a difference in units of its scale. */
    static int column(double z) {
        return MOST + (int) Math.max(-MOST, Math.min(MOST, Math.rint(z * PER_UNIT)));
    }

    /** The evidence for a claim; 1 without pairs. */
    static double evidence(Model model, Comparison.Claim claim) {
        long row = Cells.bets(claim.of().key());
        double[] logs = new double[KAPPAS.length];
        for (int column = 0; column < GAINS.length; column++) {
            long count = model.count(row, column);
            if (count > 0) {
                double[] gains = GAINS[claim.sign() > 0 ? column : GAINS.length - 1 - column];
                for (int place = 0; place < logs.length; place++) {
                    logs[place] += count * gains[place];
                }
            }
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log);
        }
        return sum / KAPPAS.length;
    }
}
