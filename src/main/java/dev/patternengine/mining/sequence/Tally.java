package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Interval;
import dev.patternengine.mining.stats.Proportion;
import java.util.Map;
import java.util.TreeMap;

/** How some sessions ended: a sum. */
final class Tally {
    private long succeeded;
    private long failed;
    private long unknown;
    private final TreeMap<Double, Long> times = new TreeMap<>();

    Tally add(long good, long bad, long untold) {
        succeeded += good;
        failed += bad;
        unknown += untold;
        return this;
    }

    Tally add(Tally other) {
        other.times.forEach(this::time);
        return add(other.succeeded, other.failed, other.unknown);
    }

    /** Those of this that are not among the others. */
    Tally without(Tally others) {
        return new Tally().add(succeeded - others.succeeded, failed - others.failed, unknown - others.unknown);
    }

    /** Counts sessions that took so many seconds. */
    void time(double seconds, long count) {
        times.merge(seconds, count, Long::sum);
    }

    long succeeded() {
        return succeeded;
    }

    long failed() {
        return failed;
    }

    /** Those whose ending is known. */
    long known() {
        return succeeded + failed;
    }

    long sessions() {
        return succeeded + failed + unknown;
    }

    /** The share that succeeded of those whose ending is known; NaN without one. */
    double rate() {
        return (double) succeeded / known();
    }

    Interval interval() {
        return Proportion.interval((double) succeeded, (double) known());
    }

    /** The median time, seconds, NaN when none was told. */
    double medianSeconds() {
        long all = times.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (Map.Entry<Double, Long> time : times.entrySet()) {
            seen += time.getValue();
            if (2 * seen >= all) {
                return time.getKey();
            }
        }
        return Double.NaN;
    }
}
