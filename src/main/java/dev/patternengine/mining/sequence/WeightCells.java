package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The cells of a model in which the {@link Weights} of experts are learned: a row that all share, one after each task, and one by
 * grade for each expert. While the model stands, each is read once: the forecast that follows an observation and the teaching of
 * the next one mostly ask for the same. One owner, one thread.
 */
final class WeightCells implements Model.CellVisitor {
    private static final long SHARED = Symbols.reserved("weights of experts");
    private static final long BY_TASK = Symbols.reserved("weights of experts after a task");
    private static final long[] BY_GRADE = new long[Experts.SIZE];

    static {
        for (int expert = 0; expert < Experts.SIZE; expert++) {
            BY_GRADE[expert] = Hash64.mix(SHARED, expert);
        }
    }

    private Model model;
    private long version;
    private long task;
    private boolean isTaskRead;
    private final long[] shared = new long[Experts.SIZE];
    private final long[] afterTask = new long[Experts.SIZE];

    /** By expert and grade, with the reading in which each was read last. */
    private final long[] inGrade = new long[Experts.SIZE * Experts.GRADES];

    private final long[] readIn = new long[inGrade.length];
    private long reading;
    private long[] into;

    /** Visits the rows that are kept whatever is forgotten. */
    static void forEachRow(LongConsumer visitor) {
        visitor.accept(SHARED);
        for (long row : BY_GRADE) {
            visitor.accept(row);
        }
    }

    /** The row that all circumstances share, by expert. */
    static long row() {
        return SHARED;
    }

    /** The row of what is learned of experts after a task. */
    static long row(long task) {
        return Hash64.mix(BY_TASK, task);
    }

    /** The row of what is learned of an expert by grade. */
    static long rowByGrade(int expert) {
        return BY_GRADE[expert];
    }

    /** Reads this model from now on, as it is now. */
    WeightCells of(Model now) {
        if (model != now || version != now.version()) {
            model = now;
            version = now.version();
            isTaskRead = false;
            reading++;
            read(SHARED, shared);
        }
        return this;
    }

    private void read(long row, long[] cells) {
        Arrays.fill(cells, 0);
        into = cells;
        model.forEachSum(row, this);
    }

    /** Takes the cell of an expert; of one that only a newer engine has, nothing. */
    @Override
    public void visit(long column, long sum) {
        if (column < into.length) {
            into[(int) column] = sum;
        }
    }

    /** The cells that all circumstances share, by expert: to read. */
    long[] shared() {
        return shared;
    }

    /** The cells after a task, by expert: to read until another task is asked for. */
    long[] afterTask(long last) {
        if (!isTaskRead || task != last) {
            task = last;
            isTaskRead = true;
            read(row(last), afterTask);
        }
        return afterTask;
    }

    /** The cell of a grade; 0 where the expert has none. */
    long inGrade(int expert, int grade) {
        if (!Experts.isGraded(expert)) {
            return 0;
        }
        int place = expert * Experts.GRADES + grade;
        if (readIn[place] != reading) {
            readIn[place] = reading;
            inGrade[place] = model.sum(BY_GRADE[expert], grade);
        }
        return inGrade[place];
    }
}
