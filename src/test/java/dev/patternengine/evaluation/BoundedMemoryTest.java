package dev.patternengine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.mining.sequence.SequenceMiner;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recorded logs learned with a tenth of the cells that they take without a bound: what it costs to forget. */
class BoundedMemoryTest {
    private static final Logger LOGGER = LoggerFactory.getLogger(BoundedMemoryTest.class);

    /** By file: what is learned without a bound is the same for each part. */
    private static final Map<String, Unbounded> UNBOUNDED = new HashMap<>();

    private record Unbounded(int cells, double top1) {}

    @ParameterizedTest
    @CsvSource({
        "process/bpi12w.ndjson,          2, .005",
        "process/bpi12w.ndjson,          4, .005",
        "process/bpi12w.ndjson,         10, .005",
        "process/bpi13_incidents.ndjson, 2, .005",
        "process/bpi13_incidents.ndjson, 4, .005",
        "process/bpi13_incidents.ndjson, 10, .01",
        "process/sepsis.ndjson,          2, .005",
        "process/sepsis.ndjson,          4, .02",
        "process/sepsis.ndjson,         10, .045",
    })
    void observe_partOfTheCells_losesLittle(String file, int part, double loss) {
        Unbounded unbounded = UNBOUNDED.computeIfAbsent(file, BoundedMemoryTest::unbounded);
        int needed = unbounded.cells();
        Offline bounded = learn(Data.read(file), needed / part);
        String figures = String.format(
                Locale.ROOT,
                "%s: top-1 %.4f with %d cells, %.4f with at most %d",
                file,
                unbounded.top1(),
                needed,
                top1(bounded),
                needed / part);
        LOGGER.info(figures);
        assertThat(bounded.model(Kind.SEQUENCE).cells()).isLessThan(needed / part);
        assertThat(top1(bounded)).as(figures).isGreaterThan(unbounded.top1() - loss);
    }

    private static Unbounded unbounded(String file) {
        Offline all = learn(Data.read(file), LearnerLimits.DEFAULT.cells());
        return new Unbounded(all.model(Kind.SEQUENCE).cells(), top1(all));
    }

    private static Offline learn(List<Observation> observations, int cells) {
        Offline offline = new Offline(
                CountingMiner.miners().with(SequenceMiner::new),
                new LearnerLimits(cells, LearnerLimits.DEFAULT.measuredPermille()));
        observations.forEach(offline::observe);
        return offline;
    }

    private static double top1(Offline offline) {
        return offline.quality(Kind.SEQUENCE).figures().get("top1");
    }
}
