package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Interval;
import dev.patternengine.mining.Model;

/**
 * A claim that was opened, as it was logged: sums over all openings in one round of its comparison, of which there may be more
 * than one where two owners decided at once; then their mean counts. Logarithms are kept in millionths. A claim that was closed
 * and opened again later counts as it was opened last.
 *
 * @param round of the comparison
 * @param ratio how many times faster, at discovery
 * @param interval of the ratio, at discovery
 * @param open whether it was not closed since
 * @param openedAt epoch milliseconds, of claims opened long ago the start of the day; 0 where it was not kept
 * @param closedAt epoch milliseconds, of claims closed long ago the start of the day; 0 where it is open or it was not kept
 */
record Discovery(long round, double ratio, Interval interval, boolean open, long openedAt, long closedAt) {
    static final long OPENINGS = 1;
    static final long CLOSINGS = 2;

    private static final long RATIO = 3;
    private static final long LOW = 4;
    private static final long HIGH = 5;
    private static final long OPENED_DAYS = 6;
    private static final long CLOSED_DAYS = 7;
    private static final long OPENED_MILLIS = 8;
    private static final long CLOSED_MILLIS = 9;
    private static final double UNIT = 1e6;
    private static final double LEAST = 1.0 / 3;
    private static final long MILLIS_A_DAY = 86_400_000L;

    static boolean isOpen(Model model, Comparison.Claim claim) {
        long row = Cells.opened(claim.key(), round(model, claim));
        return model.count(row, OPENINGS) > model.count(row, CLOSINGS);
    }

    /** How often a claim about the same comparison was closed. */
    static long round(Model model, Comparison.Claim claim) {
        return model.count(Cells.CLOSED, claim.of().key());
    }

    /** How often the claim was opened, each closed before the next. */
    static int times(Model model, Comparison.Claim claim) {
        int times = 0;
        for (long round = round(model, claim); round >= 0; round--) {
            times += model.count(Cells.opened(claim.key(), round), OPENINGS) > 0 ? 1 : 0;
        }
        return times;
    }

    static boolean exists(Model model, Comparison.Claim claim) {
        return last(model, claim) >= 0;
    }

    /** The last round in which the claim was opened; -1 when it never was. */
    private static long last(Model model, Comparison.Claim claim) {
        long round = round(model, claim);
        while (round >= 0 && model.count(Cells.opened(claim.key(), round), OPENINGS) == 0) {
            round--;
        }
        return round;
    }

    /** The last discovery of a claim that exists. */
    static Discovery of(Model model, Comparison.Claim claim) {
        long round = last(model, claim);
        long row = Cells.opened(claim.key(), round);
        double scale = UNIT * model.count(row, OPENINGS);
        double low = Math.exp(model.sum(row, LOW) / scale);
        double high = Math.exp(model.sum(row, HIGH) / scale);
        double ratio = Math.exp(model.sum(row, RATIO) / scale);
        return new Discovery(
                round,
                ratio,
                new Interval(Math.min(low, high), Math.max(low, high)),
                isOpen(model, claim),
                moment(model, row, OPENED_DAYS, OPENED_MILLIS, OPENINGS),
                moment(model, row, CLOSED_DAYS, CLOSED_MILLIS, CLOSINGS));
    }

    /** The mean over all openings or closings: by their days, and by the time of the day where that was kept. */
    private static long moment(Model model, long row, long days, long millis, long times) {
        long count = model.count(row, times);
        return count == 0 ? 0 : Math.floorDiv(MILLIS_A_DAY * model.sum(row, days) + model.sum(row, millis), count);
    }

    /**
     * What half of the pairs must exceed, as a logarithm, while the claim holds: the lower bound of the ratio at discovery, and a third of
     * the ratio, as a logarithm, where the bound is lower, or claims made of few pairs would hold whatever comes.
     */
    static double logLeast(Model model, Comparison.Claim claim) {
        long row = Cells.opened(claim.key(), round(model, claim));
        return Math.max((double) model.sum(row, LOW), LEAST * model.sum(row, RATIO))
                / (UNIT * model.count(row, OPENINGS));
    }

    static void open(Comparison.Claim claim, Shift shift, long timestamp, Counts counts) {
        long row = Cells.opened(claim.key(), counts.round(claim.of()));
        counts.out()
                .add(row, OPENINGS)
                .add(row, RATIO, Math.round(UNIT * shift.median()))
                .add(row, LOW, Math.round(UNIT * shift.low()))
                .add(row, HIGH, Math.round(UNIT * shift.high()))
                .add(row, OPENED_DAYS, Math.floorDiv(timestamp, MILLIS_A_DAY))
                .add(row, OPENED_MILLIS, Math.floorMod(timestamp, MILLIS_A_DAY));
    }

    /** Closes all openings of a claim that the model knows; the comparison begins anew. */
    static void close(Comparison.Claim claim, long timestamp, Counts counts) {
        long row = Cells.opened(claim.key(), counts.round(claim.of()));
        long openings = counts.of(row, OPENINGS) - counts.of(row, CLOSINGS);
        Evidence.Builder out = counts.out();
        out.add(row, CLOSINGS, openings)
                .add(row, CLOSED_DAYS, openings * Math.floorDiv(timestamp, MILLIS_A_DAY))
                .add(row, CLOSED_MILLIS, openings * Math.floorMod(timestamp, MILLIS_A_DAY));
        out.add(Cells.CLOSED, claim.of().key());
    }
}
