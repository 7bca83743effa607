package dev.patternengine.mining.performance;

/**
 * How much a sceptic would have lost by betting, pair by pair, that two variants take equally long: an e-process.
 *
 * <p>E = Σ over δ of w · Π (1 + 0.98 · tanh(g / 2)), where z is a pair's difference in units of a scale known before it, rounded
 * to quarters and cut at 8, and g is by how much z is likelier than -z, as a logarithm, where differences lie δ above nothing
 * and scatter like Student's t with 4 degrees of freedom: 5/2 · log((4 + (z + δ)²) / (4 + (z - δ)²)). So a bet on a small δ
 * is small where z is far out: there an outlier tells little. If nothing differs, z is as likely as -z, every factor has mean
 * 1 whatever the scatter really is, and E stays below 1/α at all times with probability 1 - α. Products are kept as counts of
 * z, which add up over buckets, nodes and time. Where one time met several, {@link MatchedSet} says what the bet gained. Reading
 * takes 75 cells.
 *
 * <p>Source: J. Ville, 1939; G. Shafer, "Testing by betting", JRSS A 184 (2021); symmetry tests by betting after A. Ramdas
 * et al., "Admissible anytime-valid sequential inference must rely on nonnegative martingales" (2020). A bet of tanh(g / 2)
 * makes the factor the likelihood ratio, which grows fastest where the scatter is as supposed: P. Grünwald, R. de Heide and
 * W. Koolen, "Safe testing", JRSS B 86 (2024).
 */
final class Bets {
    static final double[] SHIFTS = {0.2, 0.4, 0.8, 2, 5};
    private static final double[] WEIGHTS = {0.25, 0.25, 0.2, 0.1, 0.2};
    static final double DEGREES = 4;
    static final double STAKE = 0.98;
    private static final double PER_UNIT = 4;
    private static final int MOST = 32;
    private static final double[][] GAINS = gains();

    private Bets() {}

    /** Logarithm of the gain by column and shift, for the claim that positive differences support. */
    private static double[][] gains() {
        double[][] gains = new double[2 * MOST + 1][SHIFTS.length];
        for (int column = 0; column < gains.length; column++) {
            for (int place = 0; place < SHIFTS.length; place++) {
                double likelier = likelier((column - MOST) / PER_UNIT, SHIFTS[place]);
                gains[column][place] = Math.log1p(STAKE * Math.tanh(likelier / 2));
            }
        }
        return gains;
    }

    private static double likelier(double z, double shift) {
        double above = z + shift;
        double below = z - shift;
        return (DEGREES + 1) / 2 * Math.log((DEGREES + above * above) / (DEGREES + below * below));
    }

    /** The column of a difference in units of its scale. */
    static int column(double z) {
        return MOST + (int) Math.max(-MOST, Math.min(MOST, Math.rint(z * PER_UNIT)));
    }

    /** The evidence for a claim; 1 without pairs. */
    static double evidence(Counts counts, Comparison.Claim claim) {
        long row = Cells.bets(claim.of().key(), counts.round(claim.of()));
        long[] columns = counts.first(GAINS.length, row);
        double[] logs = MatchedSet.logs(counts, claim);
        for (int column = 0; column < GAINS.length; column++) {
            long count = columns[column];
            if (count > 0) {
                double[] gains = GAINS[claim.sign() > 0 ? column : GAINS.length - 1 - column];
                for (int place = 0; place < logs.length; place++) {
                    logs[place] += count * gains[place];
                }
            }
        }
        double sum = 0;
        for (int place = 0; place < logs.length; place++) {
            sum += WEIGHTS[place] * Math.exp(logs[place]);
        }
        return sum;
    }
}
