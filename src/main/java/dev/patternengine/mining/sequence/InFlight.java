package dev.patternengine.mining.sequence;

import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;

/**
 * The steps of the {@link Weights} that were taught and are not in the model yet. A batch may teach thousands of them before
 * any is applied; without knowing of the ones before, each would go where all of them together were to go.
 *
 * <p>Forgets all whenever the model has changed: what was taught before is then in it, but for what was on its way at the
 * same time. Consulted by teaching only. One owner, one thread.
 */
final class InFlight {
    private static final long[] NONE = new long[Experts.SIZE];

    private final long[] shared = new long[Experts.SIZE];
    private final long[] inGrade = new long[Experts.SIZE * Experts.GRADES];

    /** The first places that were added to among those in grades, some more than once, and how often any was. */
    private final int[] graded = new int[Experts.SIZE];

    private int gradedSize;
    private final Long2ObjectOpenHashMap<long[]> afterTask = new Long2ObjectOpenHashMap<>();
    private long version = -1;
    private boolean any;

    /** Forgets what the model has by now. */
    void follow(Model model) {
        if (version != model.version() && any) {
            Arrays.fill(shared, 0);
            forgetGrades();
            afterTask.clear();
            any = false;
        }
        version = model.version();
    }

    private void forgetGrades() {
        if (gradedSize > graded.length) {
            Arrays.fill(inGrade, 0);
        } else {
            for (int place = 0; place < gradedSize; place++) {
                inGrade[graded[place]] = 0;
            }
        }
        gradedSize = 0;
    }

    boolean isEmpty() {
        return !any;
    }

    long shared(int expert) {
        return shared[expert];
    }

    long inGrade(int expert, int grade) {
        return inGrade[expert * Experts.GRADES + grade];
    }

    /** The steps after a task, by expert: to read. */
    long[] afterTask(long task) {
        return afterTask.getOrDefault(task, NONE);
    }

    void addShared(int expert, long step) {
        any = true;
        shared[expert] += step;
    }

    /** The steps after a task, by expert: to add to. */
    long[] toAfterTask(long task) {
        any = true;
        return afterTask.computeIfAbsent(task, ignored -> new long[Experts.SIZE]);
    }

    void addGraded(int expert, int grade, long step) {
        any = true;
        int place = expert * Experts.GRADES + grade;
        inGrade[place] += step;
        if (gradedSize < graded.length) {
            graded[gradedSize] = place;
        }
        gradedSize++;
    }
}
