package dev.patternengine.bench;

import java.util.Arrays;
import java.util.Locale;

/** Figures of repeats or of single events, in ascending order. */
final class Spread {
    private final double[] ascending;

    private Spread(double[] ascending) {
        this.ascending = ascending;
    }

    static Spread of(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    double median() {
        return quantile(0.5);
    }

    double quantile(double share) {
        return ascending[(int) Math.min(ascending.length - 1, Math.round(share * (ascending.length - 1)))];
    }

    /** The median, then the least and the greatest. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.3g [%.3g to %.3g]", median(), ascending[0], ascending[ascending.length - 1]);
    }
}
