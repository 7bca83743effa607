package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.message.RetractedMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a poisoned batch taught is taken back to the byte, once, and what cannot be is told. */
@Timeout(120)
class RetractionTest {
    private static final long NOON = 1_760_000_000_000L;
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    private PatternEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = result(PatternEngine.embedded(Settings.DEFAULT.withData(folder)));
    }

    @AfterEach
    void stop() throws Exception {
        result(engine.close());
    }

    /** Whole runs of an agent. */
    private static List<Observation> runs(String agent, long from) {
        List<Observation> all = new ArrayList<>();
        for (int run = 0; run < 10; run++) {
            for (String task : List.of("open", "read", "close")) {
                all.add(Observation.of(task + (agent.equals("bad") ? "ish" : ""))
                        .session(agent + run)
                        .agent(agent)
                        .timestamp(from + run * 1_000L + all.size())
                        .executionTime(.1 * all.size())
                        .error(task.equals("read") && run % 3 == 0 ? "cannot read " + agent : "")
                        .end(task.equals("close"))
                        .build());
            }
        }
        return all;
    }

    private List<byte[]> models() throws Exception {
        List<byte[]> models = new ArrayList<>();
        for (Kind kind : Kind.ALL) {
            models.add(result(ModelBytes.of(engine, kind)));
        }
        return models;
    }

    private RetractedMessage retract(long from, long to, boolean dry) throws Exception {
        return result(engine.gateway().retract("default", "bad", from, to, dry));
    }

    @Test
    void retract_batchOfOneAgent_leavesTheModelsAsTheyWereOnceAndAfterARestart() throws Exception {
        result(engine.observe(runs("good", NOON)));
        List<byte[]> before = models();
        result(engine.observe(runs("bad", NOON)));
        assertThat(retract(NOON, NOON + HOUR, true).observations()).isEqualTo(30);
        assertThat(models()).as("dry").usingRecursiveComparison().isNotEqualTo(before);
        RetractedMessage retracted = retract(NOON, NOON + HOUR, false);
        assertThat(retracted.observations()).isEqualTo(30);
        assertThat(retracted.mixed()).isZero();
        assertThat(retracted.since()).isPositive().isLessThan(Long.MAX_VALUE);
        assertThat(models()).usingRecursiveComparison().isEqualTo(before);
        assertThat(retract(NOON, NOON + HOUR, false).observations()).as("again").isZero();
        assertThat(models()).usingRecursiveComparison().isEqualTo(before);
        stop();
        start();
        assertThat(models()).usingRecursiveComparison().isEqualTo(before);
        assertThat(result(engine.patterns()))
                .noneMatch(pattern -> pattern.title().contains("ish"));
    }

    @Test
    void retract_otherTimeOrAmongOthers_takesNothingAndTellsHowMuchItCouldNot() throws Exception {
        List<Observation> mixed = new ArrayList<>();
        for (String agent : List.of("good", "bad")) {
            mixed.add(Observation.of("open")
                    .session("shared")
                    .agent(agent)
                    .timestamp(NOON)
                    .build());
        }
        result(engine.observe(mixed));
        List<byte[]> before = models();
        assertThat(retract(NOON + 1, NOON + HOUR, false).mixed()).isZero();
        RetractedMessage told = retract(NOON, NOON + HOUR, false);
        assertThat(told.observations()).isZero();
        assertThat(told.mixed()).isEqualTo(1);
        assertThat(models()).usingRecursiveComparison().isEqualTo(before);
    }
}
