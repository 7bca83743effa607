package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;

/**
 * How far first answers were lately from what was told of them: their confidences and their hits, of the last
 * {@value #FULL} at most and half as many at least. Where the world changes, all that was counted before tells of another one; this is where
 * it shows first. One row of a count and three sums in units of 1e-3, see {@link Window} for how it is kept short.
 */
final class Lapse {
    private static final int FULL = 128;
    private static final double UNIT = 1e-3;

    /** Of fewer answers all told, most were told by a model that had hardly begun: nothing has changed. */
    private static final long RECORD = 1_000;

    /** So many standard deviations are no chance. */
    private static final double CHANCE = 2;

    private static final long ROW = Symbols.reserved("answers lately");
    private static final int COUNT = 0;
    private static final int TOLD = 1;
    private static final int HIT = 2;
    private static final int VARIANCE = 3;

    private Lapse() {}

    static void teach(double told, boolean hit, Model model, Window window, Evidence.Builder out) {
        if (model.count(ROW, COUNT) >= FULL) {
            window.halve(ROW, model, out);
        }
        out.add(ROW, COUNT).add(ROW, TOLD, fixed(told)).add(ROW, VARIANCE, fixed(told * (1 - told)));
        if (hit) {
            out.add(ROW, HIT, fixed(1));
        }
    }

    private static long fixed(double value) {
        return Math.round(value / UNIT);
    }

    /** The share of the hits told lately that did not come, in [0, 1]; 0 where that may be chance. */
    static double of(Model model) {
        if (Calibration.answers(model) < RECORD) {
            return 0;
        }
        double told = model.count(ROW, TOLD) * UNIT;
        double missed = told - model.count(ROW, HIT) * UNIT;
        double deviation = Math.sqrt(model.count(ROW, VARIANCE) * UNIT + 1);
        return missed <= CHANCE * deviation ? 0 : missed / told;
    }
}
