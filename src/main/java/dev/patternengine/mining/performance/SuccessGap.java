package dev.patternengine.mining.performance;

import java.util.Locale;

/**
 * Whether the faster variant of a claim succeeds less often than the slower one. Failures of the faster one beyond its share of all, s,
 * vary by v where both succeed alike: the score test, by all uses since the variants are known.
 *
 * <p>Two questions are asked of it. {@link #isDoubted} is for what can be taken back: a plain one-sided test at 5 %, by which a claim waits and advice
 * is withheld. {@link #isWorse} is for closing, which cannot: the same at all times at once, with probability .95, by the mixture
 * √(r / (v + r)) · exp(s² / (2 (v + r))) with r = {@value #EXPECTED}, which tells differences earliest where about thirty uses failed.
 *
 * <p>Source: H. Robbins, "Statistical methods related to the law of the iterated logarithm", Annals of Mathematical Statistics 41
 * (1970); for sums that are normal only in the long run I. Waudby-Smith et al., "Time-uniform central limit theory and asymptotic
 * confidence sequences", Annals of Statistics 52 (2024).
 */
record SuccessGap(long fasterWon, long fasterUses, long slowerWon, long slowerUses) {
    private static final double EXPECTED = 2;
    private static final double DEVIATIONS = 1.645;

    /** Of either side 5 %, so 10 % of both. */
    private static final double EVIDENCE = Math.log(10);

    static SuccessGap of(Counts counts, Comparison.Claim claim) {
        long faster = Cells.results(claim.of().variant(claim.faster()));
        long slower = Cells.results(claim.of().variant(claim.slower()));
        long fasterWon = counts.of(faster, Cells.WON);
        long slowerWon = counts.of(slower, Cells.WON);
        return new SuccessGap(
                fasterWon,
                fasterWon + counts.of(faster, Cells.LOST),
                slowerWon,
                slowerWon + counts.of(slower, Cells.LOST));
    }

    private double uses() {
        return (double) fasterUses + slowerUses;
    }

    /** The share of all uses that failed. */
    private double failed() {
        return 1 - (fasterWon + slowerWon) / Math.max(1, uses());
    }

    private double excess() {
        return fasterUses - fasterWon - fasterUses * failed();
    }

    private double variance() {
        return fasterUses / Math.max(1, uses()) * slowerUses * failed() * (1 - failed());
    }

    /** Whether it may well succeed less often. */
    boolean isDoubted() {
        return excess() > DEVIATIONS * Math.sqrt(variance());
    }

    /** Whether it succeeds less often beyond doubt. */
    boolean isWorse() {
        double spread = variance() + EXPECTED;
        double evidence = Math.log(EXPECTED / spread) / 2 + excess() * excess() / (2 * spread);
        return excess() > 0 && evidence >= EVIDENCE;
    }

    /** Whether both have always succeeded. */
    boolean isNone() {
        return fasterWon == fasterUses && slowerWon == slowerUses;
    }

    /** Both rates, for people. */
    String words() {
        return String.format(
                Locale.ROOT, "%s succeed against %s", share(fasterWon, fasterUses), share(slowerWon, slowerUses));
    }

    private static String share(long won, long uses) {
        return String.format(Locale.ROOT, "%.0f %% of %d", 100.0 * won / Math.max(1, uses), uses);
    }
}
