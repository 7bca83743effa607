package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;

/**
 * The last tries of each action at a place: a cell beside the count of all, brought down to {@value #HALF} tries when
 * {@value #FULL} are in it. So the last 16 to 32 tries count, whatever time they took, and an outage is forgotten after as
 * many tries as it took to learn. Bringing down is evidence that takes away, so the cells stay sums.
 *
 * <p>Remembers which cells it brought down until the model shows it, so that entries in flight do not do so again; at most
 * {@value #REMEMBERED}. Where two owners do at the same moment, the cell reads as nothing for some tries, on every node alike.
 */
final class Lately {
    private static final int FULL = 32;
    private static final int HALF = 16;
    private static final int REMEMBERED = 4_096;

    /** By cell, the version of the model when it was brought down. */
    private final Long2LongOpenHashMap lowered = new Long2LongOpenHashMap();

    Lately() {
        lowered.defaultReturnValue(-1);
    }

    void add(long place, long action, boolean worked, Model model, Evidence.Builder out) {
        long row = Rows.lately(place);
        long sum = model.sum(row, action);
        Trials full = Tally.read(sum);
        long cell = Hash64.mix(row, action);
        if (full.tried() >= FULL && lowered.get(cell) != model.version()) {
            remember(cell, model);
            long kept = Math.round((double) HALF * full.worked() / full.tried());
            out.add(row, action, Tally.of(HALF, kept) - sum);
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
