package dev.patternengine.mining.stats;

import java.util.Arrays;

/**
 * Which of many tests to believe, so that of those believed a given share is wrong at most, on average.
 *
 * <p>Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", JRSS B 57 (1995). It holds for tests that
 * are independent or positively dependent, as those of sequences that overlap are.
 */
public final class FalseDiscoveries {
    private FalseDiscoveries() {}

    /**
     * The largest p-value to believe; negative when none is.
     *
     * @param pValues of all tests made, whatever came out
     * @param share in (0, 1)
     */
    public static double bound(double[] pValues, double share) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        for (int place = sorted.length - 1; place >= 0; place--) {
            if (sorted[place] <= share * (place + 1) / sorted.length) {
                return sorted[place];
            }
        }
        return -1;
    }
}
