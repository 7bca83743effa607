package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/**
 * The last tries of each action in a row: a cell that is brought down to half when it is full. So the last 16 to 32 tries, say,
 * count, whatever time they took, and an outage is forgotten after as many tries as it took to learn. Bringing down is evidence that takes away, so the cells stay sums.
 *
 * <p>Remembers which cells it brought down until the model shows it, so that entries in flight do not do so again; at most
 * {@value #REMEMBERED}. Where two owners do at the same moment, the cell reads as nothing for some tries, on every node alike.
 */
final class Lately {
    private static final int REMEMBERED = 4_096;

    /** By cell, the version of the model when it was brought down. */
    private final Long2LongOpenHashMap lowered = new Long2LongOpenHashMap();

    private final int half;
    private final int full;

    /**
     * @param half tries that are left when a cell is brought down
     * @param full tries in a cell that is
     */
    Lately(int half, int full) {
        this.half = half;
        this.full = full;
        lowered.defaultReturnValue(-1);
    }

    /** Counts one more try. */
    void add(long row, long action, boolean worked, Model model, Evidence.Builder out) {
        long sum = model.sum(row, action);
        Trials held = Tally.read(sum);
        long cell = Hash64.mix(row, action);
        if (held.tried() >= full && lowered.get(cell) != model.version()) {
            remember(cell, model);
            long kept = Math.round((double) half * held.worked() / held.tried());
            out.add(row, action, Tally.of(half, kept) - sum);
        }
        out.add(row, action, Tally.of(worked));
    }

    private void remember(long cell, Model model) {
        if (lowered.size() >= REMEMBERED) {
            lowered.clear();
        }
        lowered.put(cell, model.version());
    }

    static Trials trials(Model model, long place, long action) {
        return Tally.read(model.sum(Rows.lately(place), action));
    }
}
