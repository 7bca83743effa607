package dev.patternengine.mining.performance;

import it.unimi.dsi.fastutil.longs.Long2DoubleLinkedOpenHashMap;

/**
 * Watches whether open claims still hold: whether at least half of the pairs lie above the least that they claim ({@link Discovery#logLeast}). Each
 * pair is a bet that fewer do; a loss beyond nothing is forgiven, so that long success does not hide a change. A claim that
 * keeps holding, even with its median at the very least, is called broken at most once in 10000 pairs on average.
 *
 * <p>Keeps the last 16384 claims, 30 bytes each; starts empty, which makes it later. One owner, one thread.
 *
 * <p>Source: the cumulative sum of E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954), as an e-detector: J. Shin,
 * A. Ramdas and A. Rinaldo, "E-detectors", New England Journal of Statistics in Data Science 2 (2024).
 */
final class Watch {
    private static final int KEPT = 16_384;
    private static final double STAKE = 0.5;
    private static final double BROKEN = Math.log(10_000);

    private final Long2DoubleLinkedOpenHashMap capital = new Long2DoubleLinkedOpenHashMap();

    /** Takes a pair; whether the claim is broken. */
    boolean add(Comparison.Claim claim, boolean below) {
        long key = claim.key();
        double log = Math.max(0, capital.getAndMoveToLast(key)) + Math.log1p(below ? STAKE : -STAKE);
        capital.putAndMoveToLast(key, log);
        if (capital.size() > KEPT) {
            capital.removeFirstDouble();
        }
        return log >= BROKEN;
    }

    void forget(Comparison.Claim claim) {
        capital.remove(claim.key());
    }
}
