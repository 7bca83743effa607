package dev.patternengine.mining.stats;

/**
 * The 95 % interval of a share, by Wilson's score: holds for small samples and shares near 0 and 1.
 *
 * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
 */
public final class Proportion {
    private static final double Z = 1.959963984540054;

    private Proportion() {}

    /** The least share that {@code trials} draws with the observed share, in [0, 1], allow for; 0 without trials. */
    public static double low(double share, double trials) {
        return trials <= 0 ? 0 : Math.max(0, Math.min(share, centre(share, trials) - reach(share, trials)));
    }

    /** The greatest share that {@code trials} draws with the observed share, in [0, 1], allow for; 1 without trials. */
    public static double high(double share, double trials) {
        return trials <= 0 ? 1 : Math.min(1, Math.max(share, centre(share, trials) + reach(share, trials)));
    }

    private static double centre(double share, double trials) {
        return (share + Z * Z / (2 * trials)) / (1 + Z * Z / trials);
    }

    private static double reach(double share, double trials) {
        double variance = share * (1 - share) / trials + Z * Z / (4 * trials * trials);
        return Z * Math.sqrt(variance) / (1 + Z * Z / trials);
    }
}
