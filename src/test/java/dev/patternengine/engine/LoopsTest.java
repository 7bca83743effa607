package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine whose sessions loop. */
@Timeout(60)
class LoopsTest {
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
                .<JsonObject>consumer("ui.default.loops")
                .handler(message -> heard.add(message.body()))
                .completion());
    }

    @AfterEach
    void close() {
        await(engine.close());
    }

    private static Observation search(String session) {
        return Observation.of("search")
                .session(session)
                .agent("planner")
                .param("q", Value.of("x"))
                .executionTime(1.5)
                .build();
    }

    private JsonObject next() throws InterruptedException {
        return heard.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void observe_growingLoop_isPublishedSparsely() throws InterruptedException {
        await(engine.observe(Collections.nCopies(3, search("run 1"))));
        JsonObject first = next();
        assertThat(first.getString("session")).isEqualTo("run 1");
        assertThat(first.getString("agent")).isEqualTo("planner");
        assertThat(first.getJsonObject("loop").getMap())
                .containsEntry("form", "call")
                .containsEntry("times", 3)
                .containsEntry("steps", 2)
                .containsEntry("seconds", 3)
                .containsEntry("error", null);
        assertThat(first.getJsonObject("loop").getJsonArray("tasks")).containsExactly("search");
        for (int more = 0; more < 4; more++) {
            await(engine.observe(search("run 1")));
        }
        await(engine.observe(Collections.nCopies(3, search("run 2"))));
        assertThat(next().getJsonObject("loop").getInteger("times")).isEqualTo(6);
        assertThat(next().getString("session")).isEqualTo("run 2");
        assertThat(heard).isEmpty();
    }

    @Test
    void recommend_sessionThatLoops_isWarnedAndShown() {
        assertThat(await(engine.gateway().loop("default", "run 1"))).isEmpty();
        await(engine.observe(Collections.nCopies(4, search("run 1"))));
        Advice advice = await(engine.recommend(
                Question.builder().session("run 1").kinds(Set.of(Kind.SEQUENCE)).build()));
        assertThat(advice.items()).singleElement().satisfies(item -> {
            assertThat(item.avoid()).isTrue();
            assertThat(item.action()).isEqualTo("search");
        });
        assertThat(await(engine.gateway().loop("default", "run 1")))
                .contains(new Loop(Loop.Form.CALL, List.of("search"), "", 4, 3, 4.5));
    }
}
