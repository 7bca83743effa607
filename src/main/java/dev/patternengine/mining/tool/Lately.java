package dev.patternengine.mining.tool;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/**
 * The last uses of each tool at a task: how many there were, how many succeeded, and how many should have by the tool's record in the
 * same circumstances. One cell, which is brought down to half when it holds {@value #FULL} uses, so that the last 16 to 32 count,
 * however many come at once. Bringing down is evidence that takes away, so the cells stay sums.
 *
 * <p>A tool has changed when its last uses went so differently that the logarithm of the likelihood ratio is above
 * {@value #SURPRISE}: about 7 failures in a row of a tool of 95 %, and by chance once in some thousand uses. From then on until
 * its record agrees again, what is expected of it is moved by the difference.
 *
 * <p>Remembers which cells it brought down until the model or the batch shows it; at most {@value #REMEMBERED}. Where two owners do at the
 * same moment, the cell reads as nothing for some uses, on every node alike.
 */
final class Lately {
    private static final int FULL = 32;
    private static final int HALF = 16;
    private static final int KNOWN = 32;
    private static final double SURPRISE = 6;
    private static final int REMEMBERED = 4_096;

    /** Entries after which what was brought down is applied or lost. */
    private static final long IN_FLIGHT = 256;

    private static final double ASSUMED = 4;

    /** Low bits count uses, those above successes, the rest expected successes in units of 1/1024. */
    private static final int BITS = 18;

    private static final long MASK = (1L << BITS) - 1;
    private static final double UNIT = 1_024;

    private final Long2ObjectOpenHashMap<Lowered> lowered = new Long2ObjectOpenHashMap<>();

    /**
     * A cell that was brought down.
     *
     * @param version of the model then
     * @param sum of the cell in the model then
     * @param delta what the batch adds to it in all
     */
    private record Lowered(long version, long sum, long delta) {
        /** Whether it was in the batch that adds so much by now. */
        boolean isIn(long batch) {
            return batch != 0 && batch == delta;
        }

        /** Whether the model shows it, or it cannot be missed, or was lost. */
        boolean isShown(Model model, long now) {
            return uses(delta) >= 0
                    || uses(now) < uses(sum)
                    || now == sum + delta
                    || model.version() - version > IN_FLIGHT;
        }
    }

    /**
     * How a tool did of late.
     *
     * @param uses counted
     * @param won those that succeeded
     * @param expected how many should have
     */
    record Window(double uses, double won, double expected) {
        static final Window NONE = new Window(0, 0, 0);

        /** The same shares of so many uses at most. */
        Window atMost(double most) {
            double part = Math.min(1, most / Math.max(1, uses));
            return new Window(part * uses, part * won, part * expected);
        }

        /** Whether the tool does not do what its record says. */
        boolean hasChanged() {
            double rate = won / uses;
            double usual = Math.min(0.999, Math.max(0.001, expected / uses));
            return uses > 0 && uses * (divergence(rate, usual) + divergence(1 - rate, 1 - usual)) > SURPRISE;
        }

        private static double divergence(double rate, double usual) {
            return rate == 0 ? 0 : rate * Math.log(rate / usual);
        }

        /** What is to be added to the log odds of what the record says. */
        double shift() {
            return Proportion.logOdds((won + 0.5) / (uses + 1)) - Proportion.logOdds((expected + 0.5) / (uses + 1));
        }
    }

    /** Counts one more use of a tool that has a record. */
    void teach(long task, long whole, long tool, boolean won, Model model, Evidence.Builder out) {
        Tally own = Tally.of(model, task, Cells.ALWAYS, tool);
        if (own.uses() < KNOWN) {
            return;
        }
        double rate = Tally.of(model, task, whole, tool).rate(own.rate(), ASSUMED);
        long row = Cells.lately(task);
        long cell = Hash64.mix(row, tool);
        long sum = model.sum(row, tool);
        long delta = out.delta(row, tool);
        Lowered last = lowered.get(cell);
        boolean isOfBatch = last != null && last.isIn(delta);
        if (last != null && !isOfBatch && last.isShown(model, sum)) {
            lowered.remove(cell);
            last = null;
        }
        boolean lowers = uses(sum + delta) >= FULL && (last == null || isOfBatch);
        if (lowers) {
            Window held = read(sum + delta);
            double part = HALF / held.uses();
            out.add(row, tool, cell(HALF, Math.round(part * held.won()), part * held.expected()) - sum - delta);
        }
        out.add(row, tool, cell(1, won ? 1 : 0, rate));
        if (lowers || isOfBatch) {
            remember(cell, new Lowered(model.version(), sum, out.delta(row, tool)));
        }
    }

    private void remember(long cell, Lowered one) {
        if (lowered.size() >= REMEMBERED) {
            lowered.clear();
        }
        lowered.put(cell, one);
    }

    private static long cell(long uses, long won, double expected) {
        return uses + (won << BITS) + (Math.round(UNIT * expected) << (2 * BITS));
    }

    static Window of(Model model, long task, long tool) {
        return read(model.sum(Cells.lately(task), tool)).atMost(FULL);
    }

    /** Uses in a cell or in what is added to one: negative where more is taken away. */
    private static long uses(long cell) {
        return cell << (Long.SIZE - BITS) >> (Long.SIZE - BITS);
    }

    private static Window read(long sum) {
        Window window = new Window((double) uses(sum), (double) ((sum >> BITS) & MASK), (sum >> (2 * BITS)) / UNIT);
        return window.uses() > 0
                        && window.expected() >= 0
                        && Math.max(window.won(), window.expected()) <= window.uses() + 1
                ? window
                : Window.NONE;
    }
}
