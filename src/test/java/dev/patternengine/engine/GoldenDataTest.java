package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionView;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Data folders that earlier engines left go on being read. Each holds a checkpoint after 30 runs of four steps and a log with
 * ten runs more, of an engine that was killed. They are never made again.
 */
@Timeout(60)
class GoldenDataTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/data");
    private static final int RUNS = 40;

    @TempDir
    private Path folder;

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static Advice.Item first(PatternEngine engine, Question.Builder question, Kind kind) {
        return await(engine.recommend(question.kinds(Set.of(kind)).build()))
                .items()
                .get(0);
    }

    private static Observation other(int run) {
        return Observation.of("other").session("run " + run).id("1").build();
    }

    @ParameterizedTest
    @CsvSource({"v1, 0", "v2, 1"})
    void open_dataOfAVersion_knowsWhatItKnewAndGoesOn(String version, int toldDifferent) throws IOException {
        copy(GOLDEN.resolve(version), folder);
        PatternEngine engine = await(PatternEngine.embedded(Settings.DEFAULT.withData(folder)));

        Advice.Item next = first(engine, Question.builder().task("open"), Kind.SEQUENCE);
        assertThat(next.action()).isEqualTo("sql:select");
        assertThat(next.support()).isEqualTo(RUNS);

        String error = "Unknown column 'x99' in 'orders'";
        Advice.Item recovery =
                first(engine, Question.builder().task("sql:select").error(error), Kind.RECOVERY);
        assertThat(recovery.action()).isEqualTo("sql:describe");
        assertThat(recovery.support()).isEqualTo(RUNS);

        for (int run = 1; run <= RUNS; run++) {
            SessionView session =
                    await(engine.gateway().session("default", "run " + run)).orElseThrow();
            assertThat(session.observations()).isEqualTo(4);
            assertThat(session.recent()).containsExactly("open", "sql:select", "sql:describe", "sql:select");
            Observation known =
                    Observation.of("open").session("run " + run).id("1").build();
            assertThat(await(engine.observe(known)).duplicates()).containsExactly(0);
        }
        assertThat(await(engine.observe(other(1))).different())
                .as("what was said is known in checkpoints of version 2")
                .hasSize(toldDifferent);
        assertThat(await(engine.observe(other(RUNS))).different())
                .as("what was said can be read from the log")
                .hasSize(1);
        await(engine.close());
    }
}
