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
    private final long[] shared = new long[Experts.SIZE];
    private final long[] inGrade = new long[Experts.SIZE * Experts.GRADES];
    private final Long2ObjectOpenHashMap<long[]> afterTask = new Long2ObjectOpenHashMap<>();
    private long version = -1;
    private boolean any;

    /** Forgets what the model has by now. */
    void follow(Model model) {
        if (version != model.version() && any) {
            Arrays.fill(shared, 0);
            Arrays.fill(inGrade, 0);
            afterTask.clear();
            any = false;
        }
        version = model.version();
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

    long afterTask(long task, int expert) {
        long[] steps = afterTask.get(task);
        return steps == null ? 0 : steps[expert];
    }

    void addShared(int expert, long step) {
        any = true;
        shared[expert] += step;
    }

    void addAfterTask(long task, int expert, long step) {
        any = true;
        afterTask.computeIfAbsent(task, ignored -> new long[Experts.SIZE])[expert] += step;
    }

    void addGraded(int expert, int grade, long step) {
        any = true;
        inGrade[expert * Experts.GRADES + grade] += step;
    }
}
