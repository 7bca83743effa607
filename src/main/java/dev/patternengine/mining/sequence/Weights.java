package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * How much each expert is listened to, learned from its record. The weight of an expert is a sum: what it begins with, one of
 * its own, one for the task that was done last, and, where an expert is graded, one for the grade: how much it has seen and
 * how sure that is, or how far back. So an answer is as sure as others like it were right, and a change is followed.
 *
 * <p>A cell holds the sum of steps in the low {@value #LOW} bits, in units of 1e-8, and above them the sum of squared slopes in
 * units of 1/64; both are sums, so the cell is one. Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods
 * for online learning and stochastic optimization", JMLR 12 (2011): a step is {@value #RATE} · slope / √(sum of squares).
 */
final class Weights implements Model.CellVisitor {
    private static final long SHARED = Symbols.reserved("weights of experts");
    private static final long BY_TASK = Symbols.reserved("weights of experts after a task");

    private static final long[] BY_GRADE = new long[Experts.SIZE];

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

    static {
        for (int expert = 0; expert < Experts.SIZE; expert++) {
            BY_GRADE[expert] = Hash64.mix(SHARED, expert);
        }
    }

    private final double[] weights = new double[Experts.SIZE];

    /** The cells that were read, by expert: shared, after the task, and by grade. */
    private final long[] shared = new long[Experts.SIZE];

    private final long[] afterTask = new long[Experts.SIZE];
    private final long[] inGrade = new long[Experts.SIZE];
    private long[] reading;
    private final InFlight inFlight = new InFlight();

    /** Visits the rows that are kept whatever is forgotten. */
    static void forEachRow(LongConsumer visitor) {
        visitor.accept(SHARED);
        for (long row : BY_GRADE) {
            visitor.accept(row);
        }
    }

    /** The row of what is learned of experts after a task. */
    static long row(long task) {
        return Hash64.mix(BY_TASK, task);
    }

    /** Reads the weights of the experts of a forecast. */
    Weights of(Opinions opinions, Model model) {
        read(SHARED, shared, model);
        read(row(opinions.last()), afterTask, model);
        for (int place = 0; place < opinions.experts(); place++) {
            int expert = opinions.expert(place);
            inGrade[expert] = Experts.isGraded(expert) ? model.sum(BY_GRADE[expert], opinions.grade(place)) : 0;
            weigh(expert);
        }
        return this;
    }

    /** Reads the weights as they will be with what was taught and is not in the model yet. */
    Weights ahead(Opinions opinions, Model model) {
        of(opinions, model);
        inFlight.follow(model);
        for (int place = 0; !inFlight.isEmpty() && place < opinions.experts(); place++) {
            int expert = opinions.expert(place);
            shared[expert] += inFlight.shared(expert);
            afterTask[expert] += inFlight.afterTask(opinions.last(), expert);
            inGrade[expert] += inFlight.inGrade(expert, opinions.grade(place));
            weigh(expert);
        }
        return this;
    }

    private void weigh(int expert) {
        weights[expert] =
                Experts.begin(expert) + step(shared[expert]) + step(afterTask[expert]) + step(inGrade[expert]);
    }

    private void read(long row, long[] cells, Model model) {
        Arrays.fill(cells, 0);
        reading = cells;
        model.forEachSum(row, this);
    }

    /** Takes the cell of an expert; of one that only a newer engine has, nothing. */
    @Override
    public void visit(long column, long sum) {
        if (column < reading.length) {
            reading[(int) column] = sum;
        }
    }

    double of(int expert) {
        return weights[expert];
    }

    /**
     * Moves the weights that {@link #ahead} has read, those of each expert along the slope of what it is to be. Row by row: so they are
     * applied and logged at less cost.
     */
    void teach(Opinions opinions, double[] slopes, Evidence.Builder out) {
        for (int place = 0; place < opinions.experts(); place++) {
            if (isSteep(slopes[place])) {
                teachShared(opinions.expert(place), slopes[place], out);
            }
        }
        for (int place = 0; place < opinions.experts(); place++) {
            if (isSteep(slopes[place])) {
                teachAfterTask(opinions.last(), opinions.expert(place), slopes[place], out);
            }
        }
        for (int place = 0; place < opinions.experts(); place++) {
            if (isSteep(slopes[place]) && Experts.isGraded(opinions.expert(place))) {
                teachGrade(opinions.expert(place), opinions.grade(place), slopes[place], out);
            }
        }
    }

    private static boolean isSteep(double slope) {
        return Math.abs(slope) >= FLAT;
    }

    private void teachShared(int expert, double slope, Evidence.Builder out) {
        long step = move(shared[expert], slope, CALM);
        out.add(SHARED, expert, step);
        inFlight.addShared(expert, step);
    }

    private void teachAfterTask(long task, int expert, double slope, Evidence.Builder out) {
        long step = move(afterTask[expert], slope, CALM_AFTER_TASK);
        out.add(row(task), expert, step);
        inFlight.addAfterTask(task, expert, step);
    }

    private void teachGrade(int expert, int grade, double slope, Evidence.Builder out) {
        long step = move(inGrade[expert], slope, CALM);
        out.add(BY_GRADE[expert], grade, step);
        inFlight.addGraded(expert, grade, step);
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
