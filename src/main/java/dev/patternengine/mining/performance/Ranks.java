package dev.patternengine.mining.performance;

/**
 * How much a sceptic would have lost by betting on whole {@link Block}s that the times of two variants are mixed at random: an
 * e-process. A block's factor is e to the 2 U over its mean, where U is in how many of the 64 combinations the slower variant took
 * longer: 10900 where all do, of which betting pair by pair can gain at most 256. If nothing differs, all orders of the 16 times are
 * equally likely and the factor has mean 1; where times drift, those that met are alike, and U varies less.
 *
 * <p>Source: the rank sum of F. Wilcoxon, Biometrics Bulletin 1 (1945), tilted and normalised as an e-value.
 */
final class Ranks {
    private static final int MOST = Block.PAIRS * Block.PAIRS;
    private static final double TILT = 2;
    private static final double LOG_MEAN = logMean();

    private Ranks() {}

    /** The logarithm of the mean of e to the 2 U over all orders. */
    private static double logMean() {
        double[][][] orders = new double[Block.PAIRS + 1][Block.PAIRS + 1][MOST + 1];
        for (int slower = 0; slower <= Block.PAIRS; slower++) {
            for (int faster = 0; faster <= Block.PAIRS; faster++) {
                addOrders(orders, slower, faster);
            }
        }
        double all = 0;
        double tilted = 0;
        for (int combinations = 0; combinations <= MOST; combinations++) {
            all += orders[Block.PAIRS][Block.PAIRS][combinations];
            tilted += orders[Block.PAIRS][Block.PAIRS][combinations] * Math.exp(TILT * combinations);
        }
        return Math.log(tilted / all);
    }

    /** Counts the orders by U: the longest time is of the slower, which beats all of the faster, or of the faster. */
    private static void addOrders(double[][][] orders, int slower, int faster) {
        for (int combinations = 0; combinations <= MOST; combinations++) {
            double count = slower + faster == 0 && combinations == 0 ? 1 : 0;
            if (slower > 0 && combinations >= faster) {
                count += orders[slower - 1][faster][combinations - faster];
            }
            if (faster > 0) {
                count += orders[slower][faster - 1][combinations];
            }
            orders[slower][faster][combinations] = count;
        }
    }

    /** The evidence for a claim; 1 without blocks. */
    static double evidence(Counts counts, Comparison.Claim claim) {
        long row = Cells.blocks(claim.of().key(), counts.round(claim.of()));
        long[] blocks = counts.first(MOST + 1, row);
        double log = 0;
        for (int combinations = 0; combinations <= MOST; combinations++) {
            long count = blocks[combinations];
            if (count > 0) {
                log += count * (TILT * (claim.sign() > 0 ? combinations : MOST - combinations) - LOG_MEAN);
            }
        }
        return Math.exp(log);
    }
}
