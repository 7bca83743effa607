package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Review;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import dev.patternengine.ingest.IngestSettings;
import dev.patternengine.message.Refused;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was erased is gone: from answers at once, from every byte in the data folder after two checkpoints. */
@Timeout(120)
class ErasureTest {
    static final IngestSettings SOON =
            IngestSettings.DEFAULT.withErasurePauseMillis(0).withTickMillis(50);

    private static final int RUNS = 20;
    private static final Question FAILED = Question.builder()
            .task("readword")
            .error("cannot read word")
            .kinds(Set.of(Kind.RECOVERY))
            .build();

    @TempDir
    private Path folder;

    private PatternEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = result(PatternEngine.embedded(
                Settings.DEFAULT.withData(folder).withIngest(SOON).withSegmentBytes(1 << 20)));
    }

    @AfterEach
    void stop() throws Exception {
        result(engine.close());
    }

    private void restart() throws Exception {
        stop();
        start();
    }

    /** Runs in which every field has the word in it; the last stays open. */
    static List<Observation> runs(String word, String session) {
        List<Observation> all = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            for (String task : List.of("open", "read", "close")) {
                all.add(Observation.of(task + word)
                        .id(word + all.size())
                        .session(session + (run < RUNS - 1 ? run : ""))
                        .agent("agent" + word)
                        .tool("tool" + word)
                        .executionTime(.1)
                        .success(!task.equals("read"))
                        .error(task.equals("read") ? "cannot read " + word : "")
                        .context("goal", new Value.Text("find " + word))
                        .context("place", new Value.Text(word))
                        .param("variant", new Value.Text(word + run))
                        .end(run < RUNS - 1 && task.equals("close"))
                        .build());
            }
        }
        return all;
    }

    static boolean holds(Path folder, String word) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                        return true;
                    }
                } catch (NoSuchFileException deletedMeanwhile) {
                    assertThat(file).doesNotExist();
                }
            }
        }
        return false;
    }

    private boolean holds(String word) throws IOException {
        return holds(folder, word);
    }

    @Test
    void eraseTenant_oneOfTwo_isGoneFromAnswersAndEveryFileAndTheOtherIsNot() throws Exception {
        result(engine.gateway().observe("default", runs("plantedone", "run-plantedone")));
        result(engine.gateway().observe("other", runs("plantedtwo", "run-plantedtwo")));
        assertThat(holds("plantedone")).isTrue();
        result(engine.gateway().eraseTenant("default"));
        assertThat(result(engine.patterns())).isEmpty();
        assertThat(result(engine.gateway().session("default", "run-plantedone")))
                .isEmpty();
        assertThat(result(engine.recommend(Question.after("openplantedone"))).items())
                .isEmpty();
        until(() -> !holds("plantedone"));
        assertThat(holds("plantedtwo")).isTrue();
        assertThat(result(engine.gateway().session("other", "run-plantedtwo"))).isPresent();
        assertThat(result(engine.gateway().patterns("other", Kind.ALL))).isNotEmpty();
    }

    @Test
    void eraseTenant_thatBeginsAnew_isOneOfTheTenantsByItsName() throws Exception {
        result(engine.gateway().observe("other", runs("one", "run-one")));
        result(engine.gateway().eraseTenant("other"));
        result(engine.gateway().observe("other", runs("two", "run-two")));

        assertThat(result(engine.gateway().tenants())).containsOnlyOnce("other");
    }

    /** What was counted, apart from what depends on when it was learned. */
    private static Map<String, Long> counts(PatternEngine engine) throws Exception {
        return result(engine.patterns()).stream()
                .filter(pattern -> pattern.kind() == Kind.SEQUENCE || pattern.kind() == Kind.RECOVERY)
                .collect(Collectors.toMap(Pattern::id, Pattern::support));
    }

    @Test
    void eraseTenant_thenTheSameAgain_learnsAnewAsIfNothingHadBeen() throws Exception {
        List<Observation> runs = runs("planted", "run");
        result(engine.observe(runs));
        result(engine.gateway().eraseTenant("default"));
        result(engine.gateway().eraseTenant("default"));
        assertThat(result(engine.observe(runs)).duplicates()).as("ids are new").isEmpty();
        PatternEngine fresh = result(PatternEngine.embedded(Settings.DEFAULT));
        result(fresh.observe(runs));
        restart();
        assertThat(counts(engine)).isNotEmpty().isEqualTo(counts(fresh));
        byte[] left = result(ModelBytes.of(engine, Kind.SEQUENCE));
        assertThat(left).as("what is left under the old key").isEqualTo(Snapshot.of(new Model()));
        assertThat(result(engine.gateway().session("default", "run"))
                        .orElseThrow()
                        .observations())
                .isEqualTo(3);
        result(fresh.close());
    }

    @Test
    void eraseTenant_stoppedBeforeAnyCheckpoint_isGoneAfterTheRestart() throws Exception {
        result(engine.close());
        engine = result(PatternEngine.embedded(Settings.DEFAULT.withData(folder)));
        result(engine.observe(runs("planted", "run-planted")));
        result(engine.gateway().eraseTenant("default"));
        restart();
        until(() -> !holds("planted"));
        assertThat(result(engine.patterns())).isEmpty();
    }

    @Test
    void eraseTenant_adviceGivenBefore_cannotBeReported() throws Exception {
        result(engine.observe(runs("planted", "run")));
        String advice = result(engine.recommend(Question.after("openplanted"))).id();
        result(engine.gateway().eraseTenant("default"));
        assertThat(engine.gateway()
                        .report("default", advice, true, Success.YES, 1)
                        .toCompletionStage()
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Refused.class);
    }

    @Test
    void eraseSession_open_isForgottenAndItsNamesAreInNoFile() throws Exception {
        result(engine.observe(runs("word", "run-planted")));
        result(engine.observe(Observation.of("openword").session("another").build()));
        result(engine.gateway().eraseSession("default", "run-planted"));
        assertThat(result(engine.gateway().session("default", "run-planted"))).isEmpty();
        assertThat(result(engine.gateway().session("default", "another"))).isPresent();
        until(() -> !holds("run-planted"));
        assertThat(result(engine.patterns())).as("what was learned stays").isNotEmpty();
        restart();
        assertThat(result(engine.gateway().session("default", "run-planted"))).isEmpty();
        result(engine.observe(Observation.of("openword").session("run-planted").build()));
        assertThat(result(engine.gateway().session("default", "run-planted"))
                        .orElseThrow()
                        .observations())
                .isEqualTo(1);
    }

    @Test
    void review_thenRestart_staysWithCheckpointAndLogAndGoesWithTheTenant() throws Exception {
        result(engine.observe(runs("word", "run")));
        Advice.Item item = result(engine.recommend(FAILED)).items().get(0);
        Review veto = new Review(Review.Verdict.VETO, "ann", "withdrawn", 7);
        assertThat(result(engine.gateway().review("default", item.pattern(), veto)))
                .map(Pattern::reviews)
                .contains(List.of(veto));
        assertThat(result(engine.recommend(FAILED)).items()).isEmpty();
        restart();
        restart();
        assertThat(result(engine.recommend(FAILED)).silent().get(0).reason()).contains("veto by ann");
        result(engine.gateway().eraseTenant("default"));
        until(() -> !holds("withdrawn"));
    }
}
