package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Quality;
import dev.patternengine.mining.Model;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How failures ended where the miner's advice was followed and where it was not. The advice is the one that stood right
 * before the end was known; a failure nothing came after is not measured. Recovered means that the failed task succeeded.
 */
final class OwnRecord {
    private static final long SILENT = 1;
    private static final long FOLLOWED = 2;
    private static final long FOLLOWED_RECOVERED = 3;
    private static final long NOT_FOLLOWED = 4;
    private static final long NOT_FOLLOWED_RECOVERED = 5;

    private OwnRecord() {}

    static void add(Expectation expectation, Failure answered, Fate fate, Evidence.Builder out) {
        if (expectation.advised().isEmpty()) {
            out.add(Rows.RECORD, SILENT);
            return;
        }
        boolean followed = expectation.isFollowed(answered);
        out.add(Rows.RECORD, followed ? FOLLOWED : NOT_FOLLOWED);
        if (fate == Fate.REPAIRED) {
            out.add(Rows.RECORD, followed ? FOLLOWED_RECOVERED : NOT_FOLLOWED_RECOVERED);
        }
    }

    static Quality quality(Model model) {
        double followed = model.count(Rows.RECORD, FOLLOWED);
        double notFollowed = model.count(Rows.RECORD, NOT_FOLLOWED);
        double silent = model.count(Rows.RECORD, SILENT);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("failures", followed + notFollowed + silent);
        figures.put("advised", followed + notFollowed);
        figures.put("silent", silent);
        figures.put("followed.n", followed);
        figures.put("followed.recovered", model.count(Rows.RECORD, FOLLOWED_RECOVERED) / followed);
        figures.put("not_followed.n", notFollowed);
        figures.put("not_followed.recovered", model.count(Rows.RECORD, NOT_FOLLOWED_RECOVERED) / notFollowed);
        return new Quality(Kind.RECOVERY, figures);
    }
}
