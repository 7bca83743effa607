package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Interval;
import dev.patternengine.mining.stats.Proportion;
import dev.patternengine.mining.stats.TwoProportions;
import java.util.Locale;
import java.util.Map;

/**
 * How the sessions with something ended, against those without it. Only sessions whose ending is known count.
 *
 * @param succeeded sessions with it that succeeded
 * @param known sessions with it
 * @param otherSucceeded sessions without it that succeeded
 * @param otherKnown sessions without it
 */
record Contrast(long succeeded, long known, long otherSucceeded, long otherKnown) {
    static final Contrast UNKNOWN = new Contrast(0, 0, 0, 0);

    /** The sessions with a sequence against those of all that are without it. */
    static Contrast of(Gram gram, long allSucceeded, long allKnown) {
        return new Contrast(gram.succeeded(), gram.known(), allSucceeded - gram.succeeded(), allKnown - gram.known());
    }

    private TwoProportions proportions() {
        return new TwoProportions(succeeded, known, otherSucceeded, otherKnown);
    }

    /** The share of the sessions with it that succeeded, NaN when none is known. */
    double rate() {
        return (double) succeeded / known;
    }

    /** The probability of such a difference by chance. */
    double pValue() {
        return proportions().pValue();
    }

    /** The size of the difference that is sure, 0 where none is. */
    double least() {
        Interval interval = proportions().interval();
        return Math.max(0, Math.max(interval.low(), -interval.high()));
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%.0f %% of %d sessions with it succeed, %.0f %% of %d without",
                100 * rate(),
                known,
                100.0 * otherSucceeded / otherKnown,
                otherKnown);
    }

    /** Adds its figures, where there are any. */
    void addTo(Map<String, Double> figures) {
        if (known == 0) {
            return;
        }
        put(figures, "success", rate(), Proportion.interval((double) succeeded, (double) known));
        figures.put("success_sessions", (double) known);
        if (otherKnown > 0) {
            double without = (double) otherSucceeded / otherKnown;
            put(figures, "success_without", without, Proportion.interval((double) otherSucceeded, (double) otherKnown));
            figures.put("success_without_sessions", (double) otherKnown);
            put(
                    figures,
                    "success_difference",
                    proportions().difference(),
                    proportions().interval());
        }
    }

    private static void put(Map<String, Double> figures, String name, double value, Interval interval) {
        figures.put(name, value);
        figures.put(name + "_low", interval.low());
        figures.put(name + "_high", interval.high());
    }
}
