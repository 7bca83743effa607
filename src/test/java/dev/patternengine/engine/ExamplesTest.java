package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Examples;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.message.Refused;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cases of patterns are found in the log as it is, and never those that were erased or taken back. */
@Timeout(120)
class ExamplesTest {
    private static final long NOON = 1_760_000_000_000L;
    private static final int RUNS = 20;
    private static final String OTHER = "other";

    @TempDir
    private Path folder;

    private PatternEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = result(PatternEngine.embedded(Settings.DEFAULT.withData(folder)));
    }

    @AfterEach
    void stop() throws Exception {
        result(engine.close());
    }

    /** Runs that read in vain and look; every fifth still cannot read then. The last goes on. */
    static List<Observation> runs(String prefix, String agent) {
        List<Observation> all = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            String session = prefix + run;
            boolean lost = run % 5 == 0;
            all.add(step(session, agent, "read", all.size())
                    .error("cannot read file " + run + ".txt as ann@example.org")
                    .build());
            all.add(step(session, agent, "look", all.size()).build());
            all.add(step(session, agent, "read", all.size())
                    .error(lost ? "cannot read file " + run + ".txt as ann@example.org" : "")
                    .end(run < RUNS - 1)
                    .build());
        }
        return all;
    }

    private static Observation.Builder step(String session, String agent, String task, int place) {
        return Observation.of(task)
                .session(session)
                .agent(agent)
                .timestamp(NOON + place * 1_000L)
                .executionTime(.25);
    }

    static Pattern recovery(PatternEngine engine, String tenant) throws Exception {
        return result(engine.gateway().patterns(tenant, List.of(Kind.RECOVERY))).get(0);
    }

    private Examples examples(String tenant, Pattern pattern, int limit) throws Exception {
        return result(engine.gateway().examples(tenant, pattern.id(), limit)).orElseThrow();
    }

    private static List<String> sessions(Examples.Side side) {
        return side.items().stream().map(Examples.Example::session).toList();
    }

    @Test
    void examples_ofARecovery_areTheLatestForAndAgainstWithMaskedErrors() throws Exception {
        result(engine.observe(runs("run-", "bob")));
        Examples found = examples("default", recovery(engine, "default"), 2);

        assertThat(found.supporting().found()).isEqualTo(16);
        assertThat(sessions(found.supporting())).containsExactly("run-19", "run-18");
        assertThat(found.contradicting().found()).isEqualTo(4);
        assertThat(sessions(found.contradicting())).containsExactly("run-15", "run-10");
        Examples.Example latest = found.supporting().items().get(0);
        assertThat(latest.open()).isTrue();
        assertThat(found.supporting().items().get(1).open()).isFalse();
        assertThat(latest.agent()).isEqualTo("bob");
        assertThat(latest.at()).isEqualTo(NOON + 59_000);
        assertThat(latest.steps()).extracting(Examples.Step::task).containsExactly("read", "look", "read");
        assertThat(latest.steps().get(0).error()).contains("cannot read").doesNotContain("ann@example.org");
        assertThat(found.searched().observations()).isEqualTo(60);
        assertThat(found.searched().since()).isPositive().isLessThan(Long.MAX_VALUE);
    }

    @Test
    void examples_afterARestart_areTheSame() throws Exception {
        result(engine.observe(runs("run-", "bob")));
        Pattern pattern = recovery(engine, "default");
        Examples before = examples("default", pattern, 3);
        stop();
        start();

        assertThat(examples("default", pattern, 3)).isEqualTo(before);
    }

    @Test
    void examples_ofAnotherTenantsPattern_areNone() throws Exception {
        result(engine.observe(runs("run-", "bob")));
        String mine = recovery(engine, "default").id();
        assertThat(result(engine.gateway().examples(OTHER, mine, 3))).isEmpty();
        result(engine.gateway().observe(OTHER, runs("their-", "eve")));

        assertThat(sessions(examples(OTHER, recovery(engine, OTHER), 20).supporting()))
                .hasSize(16)
                .allMatch(session -> session.startsWith("their-"));
        assertThat(sessions(examples("default", recovery(engine, "default"), 20).supporting()))
                .hasSize(16)
                .allMatch(session -> session.startsWith("run-"));
    }

    /** What is left of the log is soon trimmed too, so how much else is found differs. */
    @Test
    void examples_ofAnErasedSession_neverComeUpButAgainWhatItDoesLater() throws Exception {
        result(engine.observe(runs("run-", "bob")));
        Pattern pattern = recovery(engine, "default");
        result(engine.gateway().eraseSession("default", "run-19"));
        assertThat(sessions(examples("default", pattern, 20).supporting())).doesNotContain("run-19");
        result(engine.observe(runs("run-", "bob").stream()
                .filter(one -> one.session().equals("run-19"))
                .toList()));

        assertThat(sessions(examples("default", pattern, 20).supporting())).contains("run-19");
    }

    @Test
    void examples_ofAnErasedTenant_neverComeUp() throws Exception {
        result(engine.observe(runs("old-", "bob")));
        String id = recovery(engine, "default").id();
        result(engine.gateway().eraseTenant("default"));
        assertThat(result(engine.gateway().examples("default", id, 3))).isEmpty();
        result(engine.observe(runs("new-", "bob")));

        assertThat(sessions(examples("default", recovery(engine, "default"), 20).supporting()))
                .hasSize(16)
                .allMatch(session -> session.startsWith("new-"));
    }

    @Test
    void examples_ofARetractedBatch_neverComeUp() throws Exception {
        result(engine.observe(runs("good-", "bob")));
        result(engine.observe(runs("bad-", "mallory")));
        result(engine.gateway().retract("default", "mallory", NOON, NOON + 3_600_000, false));
        Examples found = examples("default", recovery(engine, "default"), 20);

        assertThat(Stream.of(found.supporting(), found.contradicting())
                        .flatMap(side -> side.items().stream())
                        .map(Examples.Example::session))
                .isNotEmpty()
                .allMatch(session -> session.startsWith("good-"));
    }

    @Test
    void examples_whereNothingIsKept_sayThat() throws Exception {
        PatternEngine forgetful = result(PatternEngine.embedded(Settings.DEFAULT));
        result(forgetful.observe(runs("run-", "bob")));
        Examples found = result(forgetful
                        .gateway()
                        .examples("default", recovery(forgetful, "default").id(), 3))
                .orElseThrow();
        result(forgetful.close());

        assertThat(found.searched().observations()).isZero();
        assertThat(found.supporting().items()).isEmpty();
        assertThat(found.note()).contains("keeps no observations");
    }

    @Test
    void examples_askedTwiceAtOnce_areRefusedOnceAndThenGiven() throws Exception {
        result(engine.observe(runs("run-", "bob")));
        Pattern pattern = recovery(engine, "default");
        List<Future<?>> asked = new ArrayList<>();
        for (int time = 0; time < 20; time++) {
            asked.add(engine.gateway().examples("default", pattern.id(), 3));
        }
        for (Future<?> one : asked) {
            one.toCompletionStage()
                    .toCompletableFuture()
                    .handle((done, failure) -> done)
                    .get();
        }
        List<Future<?>> refused = asked.stream().filter(Future::failed).toList();

        assertThat(refused).as("of twenty").isNotEmpty().hasSizeLessThan(20);
        assertThat(refused.get(0).cause()).isInstanceOfSatisfying(Refused.class, cause -> assertThat(cause.reason())
                .isEqualTo(Refused.Reason.OVERLOADED));
        assertThat(examples("default", pattern, 3).supporting().items()).hasSize(3);
    }

    @Test
    void examples_whenTheLogIsDamaged_failWithoutSayingWhere() throws Exception {
        result(engine.observe(runs("run-", "bob")));
        Pattern pattern = recovery(engine, "default");
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            Path segment = files.filter(file -> file.toString().endsWith(".seg"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length / 2] ^= 1;
            Files.write(segment, bytes);
        }

        assertThat(engine.gateway()
                        .examples("default", pattern.id(), 3)
                        .toCompletionStage()
                        .toCompletableFuture())
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Refused.class)
                .withMessageContaining("the log cannot be read now")
                .withMessageNotContaining(folder.toString());
    }
}
