package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.ingest.IngestSettings;
import dev.patternengine.storage.redis.RedisProcess;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that keeps everything in Redis. */
@Timeout(60)
class RedisEngineTest {
    private RedisProcess redis;

    @BeforeEach
    void start(@TempDir Path folder) {
        redis = RedisProcess.start(folder);
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Settings settings() {
        return Settings.DEFAULT
                .withRedis("redis://" + redis.address(), "engine")
                .withIngest(IngestSettings.DEFAULT.withCheckpointBytes(1_000));
    }

    private static List<Observation> run(int number) {
        return List.of(
                Observation.of("open").session("run " + number).build(),
                Observation.of("read").session("run " + number).end(true).build());
    }

    private static Advice afterOpen(PatternEngine engine) throws Exception {
        return result(engine.recommend(Question.after("open")));
    }

    @Test
    void embedded_closedAndStartedAgain_knowsWhatItKnew() throws Exception {
        PatternEngine engine = result(PatternEngine.embedded(settings()));
        for (int number = 0; number < 30; number++) {
            assertThat(result(engine.observe(run(number))).level()).isEqualTo(Level.WRITTEN);
        }
        Advice before = afterOpen(engine);
        assertThat(before.items().get(0).action()).isEqualTo("read");
        result(engine.close());
        assertThat(redis.command("GET", "engine:partitions")).containsExactly("64");
        assertThat(redis.command("EXISTS", "engine:secret", "engine:{ckp}:manifest"))
                .containsExactly("2");
        PatternEngine again = result(PatternEngine.embedded(settings()));
        assertThat(afterOpen(again).items()).isEqualTo(before.items());
        result(again.close());
    }

    @Test
    void observe_redisFull_aCheckpointMakesRoomAndNothingIsLost() throws Exception {
        redis.command("CONFIG", "SET", "maxmemory", "12mb");
        Settings settings = Settings.DEFAULT.withRedis("redis://" + redis.address(), "engine");
        PatternEngine engine = result(PatternEngine.embedded(settings));
        int sent = 0;
        while (observeUntilTaken(engine, wordy(sent))) {
            sent++;
        }
        assertThat(redis.command("EXISTS", "engine:{ckp}:manifest")).containsExactly("1");
        List<Observation> retry = new ArrayList<>();
        for (int number = 0; number <= sent; number++) {
            retry.addAll(wordy(number));
        }
        assertThat(result(engine.observe(retry)).duplicates()).hasSize(retry.size());
        result(engine.close());
    }

    @Test
    void observe_redisLosesEverything_theModelsAreWrittenAnew() throws Exception {
        PatternEngine first = result(PatternEngine.embedded(settings()));
        for (int number = 0; number < 30; number++) {
            result(first.observe(run(number)));
        }
        result(first.close());
        PatternEngine engine = result(PatternEngine.embedded(settings()));
        assertThat(afterOpen(engine).items().get(0).support()).isEqualTo(30);
        redis.kill();
        redis.start();
        observeUntilTaken(engine, List.of(Observation.of("another").build()));
        assertThat(afterOpen(engine).items().get(0).support()).isEqualTo(30);
        redis.command("CLIENT", "KILL", "TYPE", "normal");
        observeUntilTaken(engine, run(7));
        result(engine.close());
        PatternEngine again = result(PatternEngine.embedded(settings()));
        assertThat(afterOpen(again).items().get(0).support()).isEqualTo(31);
        result(again.close());
    }

    private static List<Observation> wordy(int number) {
        return List.of(Observation.of("open")
                .session("run " + number)
                .id("o" + number)
                .context("text", new Value.Text("x".repeat(20_000)))
                .build());
    }

    /** Whether they were taken at once. */
    private static boolean observeUntilTaken(PatternEngine engine, List<Observation> observations) throws Exception {
        boolean atOnce = true;
        for (boolean taken = false; !taken; atOnce &= taken) {
            taken = result(engine.observe(observations)
                    .map(true)
                    .recover(full -> full.getMessage().contains("Redis is full")
                                    || full.getMessage().contains("OOM")
                                    || full.getMessage().contains("being read again")
                                    || full.getMessage().contains("Redis lost entries")
                            ? Future.succeededFuture(false)
                            : Future.failedFuture(full)));
        }
        return atOnce;
    }

    @Test
    void withRedis_folderToo_isRefused() {
        Settings both = Settings.DEFAULT.withData(Path.of("data"));
        assertThatThrownBy(() -> both.withRedis("redis://host", "engine"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not in both");
    }
}
