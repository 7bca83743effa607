package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine whose advice on tools tells how long they take where it is asked for. */
@Timeout(60)
class ExpectedTimeOfAdviceTest {
    private static final Attributes LARGE = Attributes.NONE.with("size", Value.of(1_000));

    private PatternEngine engine;

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Sorting takes 1 s for small and 10 s for large ones; the slow tool fails mostly. */
    @BeforeEach
    void start() {
        engine = await(PatternEngine.embedded(Settings.DEFAULT));
        List<Observation> uses = new ArrayList<>();
        for (int place = 0; place < 200; place++) {
            boolean large = place % 4 == 0;
            uses.add(Observation.of(place % 2 == 0 ? "sort" : "load")
                    .session("run")
                    .tool(place % 8 < 6 ? "quick" : "slow")
                    .success(place % 8 < 6 || place % 3 == 0)
                    .context("size", Value.of(large ? 1_000 : 1))
                    .executionTime(large ? 10 : 1)
                    .build());
        }
        await(engine.observe(uses));
    }

    @AfterEach
    void close() {
        await(engine.close());
    }

    private Advice.Item first(Question.Builder question, Kind kind) {
        return await(engine.recommend(question.kinds(Set.of(kind)).build()))
                .items()
                .get(0);
    }

    @Test
    void recommend_tool_tellsItsTimeInTheCircumstances() {
        Question.Builder question = Question.builder()
                .task("sort")
                .candidates(List.of(new Candidate("quick", ""), new Candidate("slow", "")))
                .explore(true);
        assertThat(first(question.context(LARGE), Kind.TOOL).expectedTime()).isCloseTo(10, within(0.1));
        assertThat(first(question.context(Attributes.NONE.with("size", Value.of(1))), Kind.TOOL)
                        .expectedTime())
                .isCloseTo(1, within(0.01));
    }

    /** So that an answer to what is asked most waits for one miner alone. */
    @Test
    void recommend_nextTask_tellsNoTime() {
        Advice.Item item = first(Question.builder().task("load").context(LARGE), Kind.SEQUENCE);
        assertThat(item.action()).isEqualTo("sort");
        assertThat(item.expectedTime()).isNaN();
    }
}
