package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.TaskGraph;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The graph of tasks, against what the sessions did. */
@Timeout(60)
class GraphTest {
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
    }

    @AfterEach
    void close() {
        await(engine.close());
    }

    /** A session of these tasks that ends as told. */
    private void run(String session, double outcome, String... tasks) {
        List<Observation> all = new ArrayList<>();
        for (int place = 0; place < tasks.length; place++) {
            boolean last = place == tasks.length - 1;
            Observation.Builder one =
                    Observation.of(tasks[place]).session(session).end(last);
            all.add((last ? one.outcome(outcome) : one).build());
        }
        await(engine.observe(all));
    }

    @Test
    void graph_ofSessions_countsPairsAndHowTheirSessionsEnded() {
        run("1", 1, "a", "b", "a", "b", "c");
        run("2", 0, "a", "b");
        run("3", 1, "c");

        TaskGraph graph = await(engine.gateway().graph("default", 10));

        assertThat(graph.sessions()).isEqualTo(3);
        assertThat(graph.tasks()).isEqualTo(3);
        assertThat(graph.links()).isEqualTo(3);
        TaskGraph.Edge first = graph.edges().get(0);
        assertThat(first.from() + " " + first.to()).isEqualTo("a b");
        assertThat(first.figures().count()).isEqualTo(3);
        assertThat(first.figures().sessions()).isEqualTo(2);
        assertThat(first.figures().successRate()).isEqualTo(0.5);
        assertThat(first.figures().interval().low()).isLessThan(0.5);
        assertThat(graph.nodes())
                .anySatisfy(node ->
                        assertThat(node.task() + node.begins() + node.ends()).isEqualTo("a20"))
                .anySatisfy(node ->
                        assertThat(node.task() + node.begins() + node.ends()).isEqualTo("b01"))
                .anySatisfy(node ->
                        assertThat(node.task() + node.begins() + node.ends()).isEqualTo("c12"));
    }

    @Test
    void graph_ofMore_showsTheMostFrequent() {
        run("1", 1, "a", "b", "a", "b", "c");

        TaskGraph graph = await(engine.gateway().graph("default", 1));

        assertThat(graph.links()).isEqualTo(3);
        assertThat(graph.edges()).hasSize(1);
        assertThat(graph.nodes()).extracting(TaskGraph.Node::task).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void graph_ofNobody_isEmpty() {
        assertThat(await(engine.gateway().graph("nobody", 10))).isEqualTo(TaskGraph.EMPTY);
    }
}
