package dev.patternengine.mining.performance;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Quality;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.LogScale;
import java.util.LinkedHashMap;
import java.util.Map;

/** The miner's record of itself: whether times fell between the tenth and the ninetieth percentile foretold. */
final class PerformanceRecord {
    private static final long TIMED = 1;
    private static final long WITHIN = 2;
    private static final long ENOUGH = 10;

    private final UsualTimes usual = new UsualTimes();

    /** Measures a time against those of its task before it. */
    void add(Model model, Observation observation, Evidence.Builder out) {
        long row = Cells.times(Hash64.of(observation.task()));
        if (model.total(row) < ENOUGH) {
            return;
        }
        out.add(Cells.RECORD, TIMED);
        if (usual.contain(model, row, LogScale.FINE.bucket(observation.executionTime()))) {
            out.add(Cells.RECORD, WITHIN);
        }
    }

    static Quality quality(Model model) {
        double timed = model.count(Cells.RECORD, TIMED);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("timed", timed);
        figures.put("within", model.count(Cells.RECORD, WITHIN) / timed);
        figures.put("open", (double) PerformancePatterns.of(model).stream()
                .filter(pattern -> pattern.open())
                .count());
        return new Quality(Kind.PERFORMANCE, figures);
    }
}
