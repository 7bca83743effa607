package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that is told of calls before they end. */
@Timeout(60)
class LateCallsTest {
    private final BlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    private PatternEngine engine;

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @BeforeEach
    void start() {
        engine = await(PatternEngine.embedded(Settings.DEFAULT));
        await(engine.vertx()
                .eventBus()
                .<JsonObject>consumer("ui.default.late")
                .handler(message -> heard.add(message.body()))
                .completion());
        await(engine.observe(Collections.nCopies(
                30,
                Observation.of("load").session("before").executionTime(0.001).build())));
    }

    @AfterEach
    void close() {
        await(engine.close());
    }

    private static Observation.Builder load(String session) {
        return Observation.of("load").session(session).agent("planner").tool("bulk");
    }

    @Test
    void observe_announcedCallThatDoesNotEnd_isToldOnceToBeLate() throws InterruptedException {
        await(engine.observe(load("run 1").started(true).build()));
        JsonObject late = heard.poll(20, TimeUnit.SECONDS);
        assertThat(late.getMap())
                .containsEntry("session", "run 1")
                .containsEntry("agent", "planner")
                .containsEntry("task", "load")
                .containsEntry("tool", "bulk")
                .containsEntry("support", 30)
                .containsKeys("started_at", "median", "most");
        assertThat(late.getDouble("seconds")).isGreaterThan(0.002);
        assertThat(late.getString("text")).startsWith("load has not ended after ");
        await(engine.observe(load("run 2").started(true).build()));
        assertThat(heard.poll(20, TimeUnit.SECONDS).getString("session")).isEqualTo("run 2");
        assertThat(heard).isEmpty();
    }

    @Test
    void observe_callThatEnded_isNotTold() throws InterruptedException {
        await(engine.observe(load("run 1").started(true).build()));
        await(engine.observe(load("run 1").executionTime(0.001).build()));
        await(engine.observe(load("run 2").started(true).build()));
        JsonObject late = heard.poll(20, TimeUnit.SECONDS);
        while (late.getString("session").equals("run 1") && late.getDouble("seconds") < 1) {
            late = heard.poll(20, TimeUnit.SECONDS);
        }
        assertThat(late.getString("session")).isEqualTo("run 2");
    }
}
