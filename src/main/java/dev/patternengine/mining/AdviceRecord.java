package dev.patternengine.mining;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Success;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** What became of the advice of one kind, as reported: the same rows in every miner's model. */
final class AdviceRecord {
    private static final long FOLLOWED = Hash64.of("advice followed");
    private static final long NOT_FOLLOWED = Hash64.of("advice not followed");
    private static final long REPORTED = 1;
    private static final long SUCCEEDED = 2;

    private AdviceRecord() {}

    /** Visits the rows of this record. */
    static void forEachRow(LongConsumer visitor) {
        visitor.accept(FOLLOWED);
        visitor.accept(NOT_FOLLOWED);
    }

    static void add(Outcome outcome, Evidence.Builder out) {
        if (outcome.success() == Success.UNKNOWN) {
            return;
        }
        long row = outcome.followed() ? FOLLOWED : NOT_FOLLOWED;
        out.add(row, REPORTED);
        if (outcome.success() == Success.YES) {
            out.add(row, SUCCEEDED);
        }
    }

    /** The quality with the shares of what was reported, if anything was. */
    static Quality extend(Quality quality, Model model) {
        Map<String, Double> figures = new LinkedHashMap<>(quality.figures());
        put(figures, "reported.followed", FOLLOWED, model);
        put(figures, "reported.not_followed", NOT_FOLLOWED, model);
        return new Quality(quality.kind(), figures);
    }

    private static void put(Map<String, Double> figures, String name, long row, Model model) {
        double reported = model.count(row, REPORTED);
        if (reported > 0) {
            figures.put(name + ".n", reported);
            figures.put(name + ".succeeded", model.count(row, SUCCEEDED) / reported);
        }
    }
}
