package dev.patternengine.mining.recovery;

/**
 * How often something was tried, and how often it worked.
 *
 * @param tried not negative
 * @param worked 0 to tried
 */
record Trials(long tried, long worked) {
    static final Trials NONE = new Trials(0, 0);

    private static final double BEYOND_CHANCE = 3;

    Trials {
        tried = Math.max(0, tried);
        worked = Math.max(0, Math.min(worked, tried));
    }

    Trials plus(Trials other) {
        return new Trials(tried + other.tried, worked + other.worked);
    }

    /** These without those that are part of them. */
    Trials without(Trials part) {
        return new Trials(tried - part.tried, worked - part.worked);
    }

    /**
     * Whether the last of these went otherwise than the earlier ones, by more than {@value #BEYOND_CHANCE} standard
     * deviations of the difference of two shares, both smoothed by a success and a failure.
     */
    boolean changed(Trials last) {
        Trials before = without(last);
        if (last.tried == 0 || before.tried == 0) {
            return false;
        }
        double share = last.smoothed() - before.smoothed();
        double variance = last.variance() + before.variance();
        return share * share > BEYOND_CHANCE * BEYOND_CHANCE * variance;
    }

    /** The last of these where they went otherwise than the earlier ones, else these. */
    Trials now(Trials last) {
        return changed(last) ? last : this;
    }

    private double smoothed() {
        return (worked + 1.0) / (tried + 2.0);
    }

    private double variance() {
        return smoothed() * (1 - smoothed()) / (tried + 2.0);
    }
}
