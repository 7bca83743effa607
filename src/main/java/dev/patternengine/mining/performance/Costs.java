package dev.patternengine.mining.performance;

import dev.patternengine.domain.Observation;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Histogram;
import dev.patternengine.mining.stats.LogScale;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.OptionalDouble;

/**
 * What a use cost: its time where it succeeded; where it failed, ten times its time or ten times what nine of ten successes at
 * the task take at most, whichever is more, so that to fail fast is not to be fast. Keeps that bound of 4096 tasks, renewed when
 * their successes have grown by a tenth. One owner, one thread.
 *
 * <p>Source: the penalised average run time (PAR10) by which algorithm selectors are compared, ASlib (B. Bischl et al.,
 * Artificial Intelligence 237, 2016).
 */
final class Costs {
    private static final double FAILED = 10;
    private static final double MOST_SHARE = 0.9;
    private static final double GROWN = 1.1;
    private static final double SHORTEST_SECONDS = 1e-6;
    private static final int KEPT = 4_096;

    private final Long2ObjectLinkedOpenHashMap<Bound> bounds = new Long2ObjectLinkedOpenHashMap<>();

    private record Bound(double seconds, long successes) {}

    /** The natural logarithm of the seconds; empty where nothing is known to tell by. */
    OptionalDouble log(Observation observation, long task, Model model) {
        double seconds = observation.hasTime() ? observation.executionTime() : 0;
        if (observation.failed()) {
            seconds = FAILED * Math.max(seconds, bound(task, model));
        }
        return seconds > 0 || (observation.hasTime() && !observation.failed())
                ? OptionalDouble.of(Math.log(Math.max(SHORTEST_SECONDS, seconds)))
                : OptionalDouble.empty();
    }

    private double bound(long task, Model model) {
        long row = Cells.times(task);
        long successes = model.total(row);
        if (successes == 0) {
            return 0;
        }
        Bound bound = bounds.getAndMoveToLast(task);
        if (bound == null || successes > GROWN * bound.successes() || successes < bound.successes()) {
            bound = new Bound(LogScale.FINE.middle(Histogram.quantile(model, row, MOST_SHARE)), successes);
            bounds.putAndMoveToLast(task, bound);
            if (bounds.size() > KEPT) {
                bounds.removeFirst();
            }
        }
        return bound.seconds();
    }
}
