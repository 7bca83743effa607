package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hazelcast.core.Hazelcast;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.json.ObservationReader;
import dev.patternengine.json.Parsed;
import dev.patternengine.message.Check;
import dev.patternengine.message.Topics;
import dev.patternengine.mining.RandomRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three engines on three Vert.x instances in one process, and one Redis. */
@Timeout(240)
class ClusterTest {
    private static final Path AGENTS = Path.of(System.getProperty("patternengine.data", "../shared/data"), "agents");

    private Nodes nodes;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        nodes = new Nodes(folder, 3);
    }

    @AfterEach
    void stop() throws Exception {
        nodes.close();
    }

    /** Spreads sessions over the engines, several observations at a time. */
    private void spread(List<Observation> observations) throws Exception {
        int size = 200;
        for (int from = 0; from < observations.size(); from += size) {
            List<Observation> some = observations.subList(from, Math.min(observations.size(), from + size));
            result(nodes.get(from / size % 3).observe(some));
        }
    }

    private boolean areModelsEqual() throws Exception {
        for (Kind kind : Kind.ALL) {
            byte[] first = result(ModelBytes.of(nodes.get(0), kind));
            for (PatternEngine engine : nodes.all()) {
                if (!Arrays.equals(result(ModelBytes.of(engine, kind)), first)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void observe_anySessionAtAnyNode_allModelsAreEqualToTheByte() throws Exception {
        spread(new RandomRuns(5, 9).observations(3_000));
        until(this::areModelsEqual);
    }

    @Test
    void observe_sessionsOfOtherNodes_theNextAnswerOfTheNodeThatWasAskedReflectsThem() throws Exception {
        for (int probe = 0; probe < 60; probe++) {
            List<Observation> runs = new ArrayList<>();
            for (int run = 0; run < 9; run++) {
                String session = "probe " + probe + " " + run;
                runs.add(Observation.of("before " + probe).session(session).build());
                runs.add(Observation.of("after " + probe).session(session).build());
            }
            PatternEngine asked = nodes.get(probe % 3);
            assertThat(result(asked.observe(runs)).isReflected()).isTrue();
            assertThat(result(asked.recommend(Question.after("before " + probe)))
                            .items())
                    .as("probe %d", probe)
                    .anySatisfy(item -> assertThat(item.support()).isEqualTo(9));
        }
    }

    @Test
    void recommend_sessionOfAnotherNode_isKnownEverywhere() throws Exception {
        List<Observation> twice = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            twice.add(Observation.of("search")
                    .session("stuck")
                    .param("q", new Value.Text("same"))
                    .build());
        }
        result(nodes.get(0).observe(twice));
        for (PatternEngine engine : nodes.all()) {
            assertThat(result(engine.gateway().session("default", "stuck"))
                            .orElseThrow()
                            .observations())
                    .isEqualTo(4);
            assertThat(result(engine.gateway().loop("default", "stuck")))
                    .as("the loop, which only the owner's miners know")
                    .isEqualTo(result(nodes.get(0).gateway().loop("default", "stuck")));
            assertThat(result(engine.recommend(
                                    Question.builder().session("stuck").build()))
                            .items())
                    .isEqualTo(result(nodes.get(0)
                                    .recommend(
                                            Question.builder().session("stuck").build()))
                            .items());
        }
    }

    private static List<Observation> agents(String file) throws IOException {
        Path path = AGENTS.resolve(file);
        assumeTrue(
                Files.isReadable(path),
                () -> "no data: " + path.toAbsolutePath().normalize());
        List<Observation> observations = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            Parsed<Observation> parsed = ObservationReader.read(line.getBytes(StandardCharsets.UTF_8));
            observations.add(((Parsed.Accepted<Observation>) parsed).value());
        }
        return observations;
    }

    /** What was counted, apart from what depends on when it was learned: forecasts, their scores, and pairs of times. */
    private static Map<String, Long> counts(PatternEngine engine) throws Exception {
        return result(engine.patterns()).stream()
                .filter(pattern -> pattern.kind() == Kind.SEQUENCE || pattern.kind() == Kind.RECOVERY)
                .collect(Collectors.toMap(Pattern::id, Pattern::support));
    }

    /** How often a node asked who is served at an address. */
    private static long lookups(PatternEngine engine) {
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(one -> engine.gateway()
                        .node()
                        .equals(one.getCluster().getLocalMember().getAttribute("__vertx.nodeId")))
                .mapToLong(one ->
                        one.getMultiMap("__vertx.subs").getLocalMultiMapStats().getGetOperationCount())
                .sum();
    }

    private static boolean isReady(PatternEngine engine) throws Exception {
        return result(engine.gateway().checks()).stream().allMatch(Check::isWell);
    }

    /** What a node that has met the others looks up while it sends them everything that is sent. */
    private static long lookupsForAnything(PatternEngine engine) throws Exception {
        int met = 3 * Topics.at("a node").size();
        until(() -> isReady(engine) && lookups(engine) >= met);
        long before = lookups(engine);
        for (int session = 0; session < 60; session++) {
            String name = engine.gateway().node() + session;
            result(engine.observe(Observation.of("a").session(name).build()));
            result(engine.recommend(Question.builder().session(name).build()));
            result(engine.gateway().session("default", name));
            result(engine.gateway().loop("default", name));
            result(engine.gateway().eraseSession("default", name));
        }
        result(engine.gateway().retract("default", "nobody", 0, 1, true));
        return lookups(engine) - before;
    }

    /**
     * A member of the bus that hangs may be the one that would have to be asked. News of a node's own addresses that comes late is looked up, too, which nothing waits
     * for: so one of the three that looks nothing up is enough.
     */
    @Test
    void anythingSent_byNodesThatHaveMet_needsNoLookUpOfAddresses() throws Exception {
        List<Long> found = new ArrayList<>();
        for (int node = 2; node >= 0 && !found.contains(0L); node--) {
            found.add(lookupsForAnything(nodes.get(node)));
        }
        assertThat(found).contains(0L);
    }

    @Test
    void observe_recordedAgents_allModelsAreEqualAndCountWhatOneNodeCounts() throws Exception {
        List<Observation> observations = agents("tau_airline_gpt4o.ndjson");
        PatternEngine alone = result(PatternEngine.embedded(Settings.DEFAULT));
        result(alone.observe(observations));
        spread(observations);
        until(this::areModelsEqual);
        assertThat(counts(nodes.get(0))).isNotEmpty().isEqualTo(counts(alone));
        result(alone.close());
    }
}
