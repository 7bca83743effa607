package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an engine tells of itself while somebody watches. */
@Timeout(60)
class LiveTest {
    private final BlockingQueue<JsonObject> patterns = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonObject> rates = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonObject> advice = new LinkedBlockingQueue<>();
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
        hear("patterns", patterns);
        hear("rates", rates);
        hear("advice", advice);
    }

    private void hear(String event, BlockingQueue<JsonObject> heard) {
        await(engine.vertx()
                .eventBus()
                .<JsonObject>consumer("ui.default." + event)
                .handler(message -> heard.add(message.body()))
                .completion());
    }

    @AfterEach
    void close() {
        await(engine.close());
    }

    private static List<Observation> runs(String first, int count) {
        List<Observation> all = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            all.add(Observation.of(first).session(first + run).build());
            all.add(Observation.of("then " + first)
                    .session(first + run)
                    .end(true)
                    .build());
        }
        return all;
    }

    private static JsonObject next(BlockingQueue<JsonObject> heard) throws InterruptedException {
        JsonObject one = heard.poll(20, TimeUnit.SECONDS);
        assertThat(one).as("something told").isNotNull();
        return one;
    }

    @Test
    void observe_whileWatched_isCountedInRates() throws InterruptedException {
        engine.gateway().audience().watchHere(Set.of("default"));
        await(engine.observe(runs("a", 50)));
        await(engine.recommend(Question.after("a")));
        long observations = 0;
        long asked = 0;
        while (observations < 100 || asked < 1) {
            JsonObject told = next(rates);
            assertThat(told.getString("node")).isEqualTo("embedded");
            assertThat(told.getDouble("seconds")).isPositive();
            observations += told.getLong("observations");
            asked += told.getLong("advice");
        }
        assertThat(observations).isEqualTo(100);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void recommend_whileWatched_isToldWithTheAnswer() throws InterruptedException {
        await(engine.recommend(Question.after("unwatched")));
        engine.gateway().audience().watchHere(Set.of("default"));

        await(engine.recommend(Question.builder()
                .session("run 1")
                .task("a")
                .error("secret text")
                .build()));

        JsonObject told = next(advice);
        assertThat(told.getMap())
                .containsEntry("session", "run 1")
                .containsEntry("task", "a")
                .containsEntry("failed", true);
        assertThat(told.getJsonObject("advice").getString("match")).isEqualTo("none");
        assertThat(told.encode()).doesNotContain("secret text");
        assertThat(advice).isEmpty();
    }

    @Test
    void observe_whileWatched_tellsThePatternsThatAreFound() throws InterruptedException {
        await(engine.observe(runs("a", 50)));
        engine.gateway().audience().watchHere(Set.of("default"));
        next(rates);
        next(rates);

        await(engine.observe(runs("b", 50)));

        JsonObject told = next(patterns);
        while (!told.getString("kind").equals("sequence")
                || told.getJsonArray("found").isEmpty()) {
            told = next(patterns);
        }
        JsonArray found = told.getJsonArray("found");
        assertThat(found.encode()).contains("then b").doesNotContain("then a\"");
    }

    @Test
    void observe_thatNobodyWatches_tellsNothing() throws InterruptedException {
        engine.gateway().audience().watchHere(Set.of("default"));
        next(rates);
        engine.gateway().audience().watchHere(Set.of("other"));
        await(engine.observe(runs("a", 50)));
        await(engine.recommend(Question.after("a")));
        engine.gateway().audience().watchHere(Set.of("default", "other"));

        JsonObject told = next(rates);
        while (!rates.isEmpty()) {
            told = next(rates);
        }
        assertThat(told.getLong("observations")).isZero();
        assertThat(advice).isEmpty();
        assertThat(patterns)
                .allSatisfy(
                        one -> assertThat(one.getJsonArray("found").isEmpty()).isTrue());
    }
}
