package dev.patternengine.mining.performance;

import dev.patternengine.domain.Hash64;
import java.util.List;
import java.util.Random;

/**
 * Chooses a variant for learning: each as often as it would be the fastest if what is expected of all were drawn anew, by a
 * tenth of what is not known of them. The shares are those of 1024 draws, always the same ones, and of a quarter for each
 * variant; so they are known exactly, and what is learned of the choices can be weighted.
 *
 * <p>Source: W. R. Thompson, Biometrika 25 (1933); draws narrower than what is known pay off over few hundred choices.
 */
final class Trial {
    private static final int DRAWS = 1_024;
    private static final double FOR_EACH = 0.25;
    private static final double NARROWED = 0.1;

    private Trial() {}

    /** The probabilities with which the variants are chosen; they sum to 1. */
    static double[] propensities(List<Expectations.Expectation> expected) {
        return shares(expected, NARROWED, FOR_EACH);
    }

    /** The probabilities that each variant is the fastest, as far as is known. */
    static double[] chances(List<Expectations.Expectation> expected) {
        return shares(expected, 1, 0);
    }

    private static double[] shares(List<Expectations.Expectation> expected, double narrowed, double forEach) {
        Random random = new Random(DRAWS);
        double[] shares = new double[expected.size()];
        for (int draw = 0; draw < DRAWS; draw++) {
            shares[fastest(expected, narrowed, random)]++;
        }
        for (int place = 0; place < shares.length; place++) {
            shares[place] = (shares[place] + forEach) / (DRAWS + forEach * shares.length);
        }
        return shares;
    }

    private static int fastest(List<Expectations.Expectation> expected, double narrowed, Random random) {
        int fastest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int place = 0; place < expected.size(); place++) {
            Expectations.Expectation one = expected.get(place);
            double drawn = one.logCost() + narrowed * one.deviation() * random.nextGaussian();
            if (drawn < least) {
                least = drawn;
                fastest = place;
            }
        }
        return fastest;
    }

    /** The place drawn by the seed: the same seed and shares draw the same. */
    static int draw(double[] shares, long seed) {
        double left = (Hash64.mix(seed, shares.length) >>> 11) * 0x1p-53;
        for (int place = 0; place < shares.length - 1; place++) {
            left -= shares[place];
            if (left < 0) {
                return place;
            }
        }
        return shares.length - 1;
    }
}
