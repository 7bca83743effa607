package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;

/**
 * How much each expert is listened to, learned from its record. The weight of an expert is a sum: what it begins with, one of
 * its own, one for the task that was done last, and, where an expert is graded, one for the grade: how much it has seen and
 * how sure that is, or how far back. So an answer is as sure as others like it were right, and a change is followed.
 *
 * <p>A cell holds the sum of steps in the low {@value #LOW} bits, in units of 1e-8, and above them the sum of squared slopes in
 * units of 1/64; both are sums, so the cell is one. Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods
 * for online learning and stochastic optimization", JMLR 12 (2011): a step is {@value #RATE} · slope / √(sum of squares).
 */
final class Weights {
    private static final double RATE = 0.025;

    /** Squares that were not seen: the larger, the slower the first steps. */
    private static final double CALM = 3;

    private static final double CALM_AFTER_TASK = 15;

    /** How strongly a weight is drawn back to where it began, beside its slope. */
    private static final double PULL = 0.1;

    private static final int LOW = 36;
    private static final double STEP = 1e-8;
    private static final double SQUARE = 1.0 / 64;

    /** More squares are not counted: steps get no smaller, and no sum overflows. */
    private static final double ENOUGH = 50_000;

    /** Smaller slopes are left out. */
    private static final double FLAT = 0.05;

    private final double[] weights = new double[Experts.SIZE];
    private final WeightCells cells = new WeightCells();

    /** The cells of the experts that spoke, by expert: shared, after the task, and by grade. */
    private final long[] shared = new long[Experts.SIZE];

    private final long[] afterTask = new long[Experts.SIZE];
    private final long[] inGrade = new long[Experts.SIZE];
    private final InFlight inFlight = new InFlight();

    /** The places of the experts to move. */
    private final int[] steep = new int[Experts.SIZE];

    /** Reads the weights of the experts of a forecast. */
    Weights of(Opinions opinions, Model model) {
        cells.of(model);
        long[] after = cells.afterTask(opinions.last());
        for (int place = 0; place < opinions.experts(); place++) {
            int expert = opinions.expert(place);
            shared[expert] = cells.shared()[expert];
            afterTask[expert] = after[expert];
            inGrade[expert] = cells.inGrade(expert, opinions.grade(place));
            weigh(expert);
        }
        return this;
    }

    /** Reads the weights as they will be with what was taught and is not in the model yet. */
    Weights ahead(Opinions opinions, Model model) {
        of(opinions, model);
        if (isAhead(model)) {
            addInFlight(opinions);
        }
        return this;
    }

    /** Whether anything was taught that is not in the model yet. */
    boolean isAhead(Model model) {
        inFlight.follow(model);
        return !inFlight.isEmpty();
    }

    private void addInFlight(Opinions opinions) {
        long[] after = inFlight.afterTask(opinions.last());
        for (int place = 0; place < opinions.experts(); place++) {
            int expert = opinions.expert(place);
            shared[expert] += inFlight.shared(expert);
            afterTask[expert] += after[expert];
            inGrade[expert] += inFlight.inGrade(expert, opinions.grade(place));
            weigh(expert);
        }
    }

    private void weigh(int expert) {
        weights[expert] =
                Experts.begin(expert) + step(shared[expert]) + step(afterTask[expert]) + step(inGrade[expert]);
    }

    double of(int expert) {
        return weights[expert];
    }

    /**
     * Moves the weights that {@link #ahead} has read, those of each expert along the slope of what it is to be. Row by row: so they are
     * applied and logged at less cost.
     */
    void teach(Opinions opinions, double[] slopes, Evidence.Builder out) {
        int moved = 0;
        for (int place = 0; place < opinions.experts(); place++) {
            if (Math.abs(slopes[place]) >= FLAT) {
                steep[moved++] = place;
            }
        }
        teachShared(opinions, moved, slopes, out);
        teachAfterTask(opinions, moved, slopes, out);
        teachGrades(opinions, moved, slopes, out);
    }

    private void teachShared(Opinions opinions, int moved, double[] slopes, Evidence.Builder out) {
        for (int number = 0; number < moved; number++) {
            int expert = opinions.expert(steep[number]);
            long step = move(shared[expert], slopes[steep[number]], CALM);
            out.add(WeightCells.row(), expert, step);
            inFlight.addShared(expert, step);
        }
    }

    private void teachAfterTask(Opinions opinions, int moved, double[] slopes, Evidence.Builder out) {
        long row = WeightCells.row(opinions.last());
        long[] after = inFlight.toAfterTask(opinions.last());
        for (int number = 0; number < moved; number++) {
            int expert = opinions.expert(steep[number]);
            long step = move(afterTask[expert], slopes[steep[number]], CALM_AFTER_TASK);
            out.add(row, expert, step);
            after[expert] += step;
        }
    }

    private void teachGrades(Opinions opinions, int moved, double[] slopes, Evidence.Builder out) {
        for (int number = 0; number < moved; number++) {
            int expert = opinions.expert(steep[number]);
            if (Experts.isGraded(expert)) {
                int grade = opinions.grade(steep[number]);
                long step = move(inGrade[expert], slopes[steep[number]], CALM);
                out.add(WeightCells.rowByGrade(expert), grade, step);
                inFlight.addGraded(expert, grade, step);
            }
        }
    }

    private static long move(long cell, double slope, double calm) {
        double kept = slope - PULL * step(cell);
        double square = kept * kept;
        double squares = squares(cell);
        double step = RATE * kept / Math.sqrt(calm + squares + square);
        long more = squares < ENOUGH ? Math.round(square / SQUARE) : 0;
        return (more << LOW) + Math.round(step / STEP);
    }

    private static double step(long cell) {
        return low(cell) * STEP;
    }

    private static double squares(long cell) {
        return Math.max(0, (cell - low(cell)) >> LOW) * SQUARE;
    }

    /** The signed low bits. */
    private static long low(long cell) {
        return cell << (Long.SIZE - LOW) >> (Long.SIZE - LOW);
    }
}
