package dev.patternengine.mining.tool;

import dev.patternengine.domain.Hash64;
import java.util.List;

/**
 * Chooses for learning: mostly the best, the others the more often the closer they are, with known probabilities, so that
 * what is learned of the choices can be weighted. The probability of another than the best is
 * 1 / (n + (1 + sqrt(uses)) · 100 · gap).
 *
 * <p>Source: inverse gap weighting, D. Foster and A. Rakhlin, "Beyond UCB", ICML 2020; with a steeper factor.
 */
final class Exploration {
    private static final double STEEPNESS = 100;

    private Exploration() {}

    /**
     * The probabilities with which the verdicts are chosen.
     *
     * @param verdicts best first, not empty
     * @param uses of any tool at the task
     */
    static double[] propensities(List<Verdict> verdicts, long uses) {
        int count = verdicts.size();
        double steepness = STEEPNESS * (1 + Math.sqrt((double) uses));
        double[] propensities = new double[count];
        double others = 0;
        for (int place = 1; place < count; place++) {
            double gap = verdicts.get(0).score() - verdicts.get(place).score();
            propensities[place] = 1 / (count + steepness * gap);
            others += propensities[place];
        }
        propensities[0] = 1 - others;
        return propensities;
    }

    /** The place drawn by the seed: the same seed and propensities draw the same. */
    static int draw(double[] propensities, long seed) {
        double left = (Hash64.mix(seed, propensities.length) >>> 11) * 0x1p-53;
        for (int place = 0; place < propensities.length - 1; place++) {
            left -= propensities[place];
            if (left < 0) {
                return place;
            }
        }
        return propensities.length - 1;
    }
}
