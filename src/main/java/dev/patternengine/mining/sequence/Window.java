package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/**
 * What followed the last one, two and three tasks lately: a row beside each such context, whose counts are halved when
 * {@value #FULL} tasks followed. Halving is evidence that takes away, computed once by the owner, so the rows stay sums. So
 * the followers of the last 16 to 32 times count, whatever time that took.
 *
 * <p>Remembers which rows it halved until the model shows it, so that entries in flight do not halve again. Where two owners
 * halve one row at the same moment it is halved twice, on every node alike, and fills again.
 */
final class Window {
    /** The longest context with a window, tasks. */
    static final int LONGEST = 3;

    private static final long LATELY = Symbols.reserved("followers lately");
    private static final int FULL = 32;
    private static final int REMEMBERED = 4_096;

    /** By row, the version of the model when it was halved. */
    private final Long2LongOpenHashMap halved = new Long2LongOpenHashMap();

    Window() {
        halved.defaultReturnValue(-1);
    }

    /** The row of a context's followers lately. */
    static long row(long context) {
        return Hash64.mix(LATELY, context);
    }

    void teach(Trail trail, long task, Model model, Evidence.Builder out) {
        for (int order = 1; order <= Math.min(LONGEST, trail.order()); order++) {
            long row = row(trail.context(order));
            if (model.total(row) >= FULL) {
                halve(row, model, out);
            }
            out.add(row, task);
        }
    }

    /** The counts that a step adds, whatever is full. */
    static void add(Trail trail, long task, Evidence.Builder out) {
        for (int order = 1; order <= Math.min(LONGEST, trail.order()); order++) {
            out.add(row(trail.context(order)), task);
        }
    }

    /** Halves the counts of a row, unless that was done and the model does not show it yet. */
    void halve(long row, Model model, Evidence.Builder out) {
        if (halved.get(row) == model.version()) {
            return;
        }
        if (halved.size() >= REMEMBERED) {
            halved.clear();
        }
        halved.put(row, model.version());
        for (long column : model.columns(row)) {
            out.add(row, column, -((model.count(row, column) + 1) / 2));
        }
    }
}
