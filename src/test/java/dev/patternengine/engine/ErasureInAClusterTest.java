package dev.patternengine.engine;

import static dev.patternengine.engine.ErasureTest.runs;
import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Review;
import dev.patternengine.message.SubmissionMessage;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was erased at one node is gone at all of three, and from every byte of Redis. */
@Timeout(240)
class ErasureInAClusterTest {
    private static final String ANEW = "default\u00011";

    @TempDir
    private Path folder;

    private Nodes nodes;

    @BeforeEach
    void start() throws Exception {
        nodes = new Nodes(folder, 3, ErasureTest.SOON);
        nodes.redis().command("CONFIG", "SET", "rdbcompression", "no");
        until(() -> result(nodes.get(0).gateway().federation()).partitions().stream()
                .noneMatch(one -> one.owner().isEmpty()));
    }

    @AfterEach
    void stop() {
        nodes.close();
    }

    private boolean redisHolds(String word) throws IOException {
        nodes.redis().command("SAVE");
        return new String(Files.readAllBytes(folder.resolve("dump.rdb")), StandardCharsets.ISO_8859_1).contains(word);
    }

    private boolean areEmpty() throws Exception {
        for (PatternEngine engine : nodes.all()) {
            if (!result(engine.patterns()).isEmpty()
                    || result(engine.gateway().session("default", "run-planted"))
                            .isPresent()) {
                return false;
            }
        }
        return true;
    }

    private boolean areEqual(String tenant) throws Exception {
        for (Kind kind : Kind.ALL) {
            byte[] first = result(ModelBytes.of(nodes.get(0), kind, tenant));
            for (PatternEngine engine : nodes.all()) {
                if (!Arrays.equals(result(ModelBytes.of(engine, kind, tenant)), first)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void observe(String tenant, List<Observation> observations) throws Exception {
        for (int place = 0; place < observations.size(); place += 6) {
            List<Observation> some = observations.subList(place, Math.min(place + 6, observations.size()));
            result(nodes.get(place / 6 % 3).gateway().observe(tenant, some));
        }
    }

    /** Sends observations, one by one, of the tenant as it was before, to every node; how many were taken. */
    private int observeLate(List<Observation> observations) throws Exception {
        int taken = 0;
        for (Observation observation : observations) {
            for (PatternEngine engine : nodes.all()) {
                String node = result(engine.gateway().federation()).node();
                Future<Boolean> observed = engine.vertx()
                        .eventBus()
                        .request("ingest." + node, SubmissionMessage.of("default", List.of(observation)))
                        .map(true)
                        .otherwise(false);
                taken += result(observed) ? 1 : 0;
            }
        }
        return taken;
    }

    @Test
    void eraseTenant_withALateBurstOfOldEvidence_isGoneEverywhereAndBeginsAnew() throws Exception {
        observe("default", runs("planted", "run-planted"));
        observe("other", runs("unharmed", "run-unharmed"));
        assertThat(redisHolds("planted")).isTrue();
        result(nodes.get(0).gateway().order("pause", ""));
        until(() -> result(nodes.get(1).gateway().federation()).paused()
                && result(nodes.get(2).gateway().federation()).paused());
        result(nodes.get(0).gateway().eraseTenant("default"));
        assertThat(observeLate(runs("plantedlate", "run-plantedlate")))
                .as("taken by nodes that have not heard of it")
                .isPositive();
        result(nodes.get(0).gateway().order("resume", ""));
        until(this::areEmpty);
        until(() -> !redisHolds("planted"));
        assertThat(redisHolds("unharmed")).isTrue();

        nodes.restart(1);
        List<Observation> anew = runs("fresh", "run-fresh");
        observe("default", anew);
        until(() -> areEqual(ANEW) && areEqual("other"));
        for (PatternEngine engine : nodes.all()) {
            until(() -> result(engine.gateway().session("default", "run-fresh"))
                    .filter(session -> session.observations() == 3)
                    .isPresent());
            assertThat(result(engine.patterns())).isNotEmpty();
        }
        assertThat(redisHolds("planted")).isFalse();
    }

    /** The sessions that are examples of a pattern, as a node tells. */
    private static List<String> exemplified(PatternEngine engine, String pattern) throws Exception {
        Examples found =
                result(engine.gateway().examples("default", pattern, 20)).orElseThrow();
        return Stream.of(found.supporting(), found.contradicting())
                .flatMap(side -> side.items().stream())
                .map(Examples.Example::session)
                .toList();
    }

    @Test
    void decisions_atAnyNode_holdEverywhere() throws Exception {
        observe("default", runs("word", "run-word"));
        until(() -> areEqual("default"));
        String pattern = result(nodes.get(0).patterns()).get(0).id();
        Review veto = new Review(Review.Verdict.VETO, "ann", "withdrawn", 7);
        assertThat(result(nodes.get(0).gateway().review("default", pattern, veto)))
                .isPresent();
        for (PatternEngine engine : nodes.all()) {
            until(() -> result(engine.gateway().pattern("default", pattern))
                    .orElseThrow()
                    .reviews()
                    .equals(List.of(veto)));
        }
        for (PatternEngine engine : nodes.all()) {
            assertThat(exemplified(engine, pattern)).contains("run-word3");
        }
        result(nodes.get(1).gateway().eraseSession("default", "run-word3"));
        for (PatternEngine engine : nodes.all()) {
            assertThat(exemplified(engine, pattern)).doesNotContain("run-word3");
        }
        result(nodes.get(0)
                .observe(Observation.of("openword").session("run-planted").build()));
        assertThat(redisHolds("run-planted")).isTrue();
        for (PatternEngine engine : nodes.all()) {
            result(engine.gateway().eraseSession("default", "run-planted"));
        }
        for (PatternEngine engine : nodes.all()) {
            assertThat(result(engine.gateway().session("default", "run-planted")))
                    .isEmpty();
            until(() -> result(engine.gateway().session("default", "run-word")).isPresent());
        }
        until(() -> !redisHolds("run-planted"));
    }
}
