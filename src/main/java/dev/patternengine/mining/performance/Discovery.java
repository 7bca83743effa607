package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Interval;
import dev.patternengine.mining.Model;

/**
 * A claim that was opened, as it was logged: sums over all openings, of which there may be more than one where two owners
 * decided at once; then their mean counts. Logarithms are kept in millionths.
 *
 * @param ratio how many times faster, at discovery
 * @param interval of the ratio, at discovery
 * @param open whether it was not closed since
 */
record Discovery(double ratio, Interval interval, boolean open) {
    private static final long OPENINGS = 1;
    private static final long CLOSINGS = 2;
    private static final long RATIO = 3;
    private static final long LOW = 4;
    private static final long HIGH = 5;
    private static final double UNIT = 1e6;

    static boolean isOpen(Model model, Comparison.Claim claim) {
        long row = Cells.opened(claim.key());
        return model.count(row, OPENINGS) > model.count(row, CLOSINGS);
    }

    static boolean exists(Model model, Comparison.Claim claim) {
        return model.count(Cells.opened(claim.key()), OPENINGS) > 0;
    }

    /** The discovery of a claim that exists. */
    static Discovery of(Model model, Comparison.Claim claim) {
        long row = Cells.opened(claim.key());
        double scale = UNIT * model.count(row, OPENINGS);
        double low = Math.exp(model.sum(row, LOW) / scale);
        double high = Math.exp(model.sum(row, HIGH) / scale);
        double ratio = Math.exp(model.sum(row, RATIO) / scale);
        return new Discovery(ratio, new Interval(Math.min(low, high), Math.max(low, high)), isOpen(model, claim));
    }

    static void open(Comparison.Claim claim, Shift shift, Evidence.Builder out) {
        long row = Cells.opened(claim.key());
        out.add(row, OPENINGS);
        out.add(row, RATIO, Math.round(UNIT * shift.median()));
        out.add(row, LOW, Math.round(UNIT * shift.low()));
        out.add(row, HIGH, Math.round(UNIT * shift.high()));
    }

    /** Closes all openings of a claim that the model knows. */
    static void close(Comparison.Claim claim, Model model, Evidence.Builder out) {
        long row = Cells.opened(claim.key());
        out.add(row, CLOSINGS, model.count(row, OPENINGS) - model.count(row, CLOSINGS));
    }
}
