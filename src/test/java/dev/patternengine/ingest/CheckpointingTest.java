package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.SessionView;
import dev.patternengine.domain.Success;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Done;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Register;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.TenantMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.miner.MinerVerticle;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That an engine which reads a checkpoint and the rest of the log goes on as if it had never stopped. */
@Timeout(60)
class CheckpointingTest {
    private final ListLog log = new ListLog();
    private final ListCheckpoints checkpoints = new ListCheckpoints();
    private final List<Node> nodes = new ArrayList<>();

    /** A node over the log and the checkpoints. */
    private final class Node {
        private final Vertx vertx = Vertx.vertx();
        private final Bus bus = Bus.install(vertx);
        private final String ingest;

        Node(long checkpointBytes) {
            DeploymentOptions worker = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
            for (Kind kind : Kind.ALL) {
                await(vertx.deployVerticle(
                        new MinerVerticle(bus, kind, CountingMiner.miners(), LearnerLimits.DEFAULT), worker));
            }
            IngestSettings settings = IngestSettings.DEFAULT.withCheckpointBytes(checkpointBytes);
            ingest = await(
                    vertx.deployVerticle(new IngestVerticle(bus, "n", log, checkpoints, new Register(), settings)));
            nodes.add(this);
        }

        Future<AcknowledgementMessage> submit(String session, String id) {
            Observation observation =
                    Observation.of("task").session(session).id(id).build();
            return bus.request(Topics.ingest("n"), SubmissionMessage.of("t", List.of(observation)));
        }

        /** Reports what became of an advice. */
        Future<AcknowledgementMessage> report(long advice) {
            Outcome outcome = new Outcome(Kind.TOOL, 5, "task", 1, true, Success.YES, Double.NaN, advice);
            return bus.request(Topics.ingest("n"), SubmissionMessage.of("t", outcome));
        }

        long learned() {
            return await(bus.request(Topics.patterns(Kind.TOOL), new TenantMessage("t"))).patterns().stream()
                    .mapToLong(pattern -> pattern.support())
                    .sum();
        }

        Optional<SessionView> session(String name) {
            return await(bus.request(Topics.session("n"), new SessionMessage("t", name)))
                    .session();
        }

        String away() {
            return await(bus.request(Topics.readiness("n"), Done.DONE)).away();
        }

        void stop() {
            if (vertx.deploymentIDs().contains(ingest)) {
                await(vertx.undeploy(ingest));
            }
        }
    }

    @AfterEach
    void close() {
        nodes.forEach(node -> {
            node.stop();
            await(node.vertx.close());
        });
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static void awaitUntil(Vertx vertx, BooleanSupplier condition) {
        Promise<Void> met = Promise.promise();
        vertx.setPeriodic(5, timer -> {
            if (condition.getAsBoolean()) {
                met.tryComplete();
            }
        });
        await(met.future());
    }

    @Test
    void stop_writesACheckpointAndTrims_andARestartGoesOnFromIt() {
        Node first = new Node(Long.MAX_VALUE / 2);
        for (int number = 0; number < 20; number++) {
            await(first.submit("s" + number % 3, "o" + number));
        }
        assertThat(await(first.report(9)).duplicates()).isEmpty();
        assertThat(await(first.report(9)).duplicates()).containsExactly(0);
        Optional<SessionView> before = first.session("s1");
        first.stop();
        assertThat(checkpoints.written()).isEqualTo(1);
        assertThat(log.entries()).isEmpty();

        Node second = new Node(Long.MAX_VALUE / 2);
        assertThat(second.learned()).isEqualTo(20);
        assertThat(second.session("s1")).isEqualTo(before);
        assertThat(await(second.submit("s1", "o1")).duplicates()).containsExactly(0);
        assertThat(await(second.report(9)).duplicates()).containsExactly(0);
        await(second.submit("s1", "o20"));
        assertThat(second.learned()).isEqualTo(21);
        assertThat(log.entries().get(0).batch().observations().get(0).begins()).isFalse();
    }

    @Test
    void start_contentsComeFromTheCheckpointAndTheLog_anIdWithAnotherIsTold() {
        Node first = new Node(Long.MAX_VALUE / 2);
        await(first.submit("s", "in the checkpoint"));
        first.stop();
        await(new Node(Long.MAX_VALUE / 2).submit("s", "in the log"));
        Node third = new Node(Long.MAX_VALUE / 2);
        for (String id : List.of("in the checkpoint", "in the log")) {
            assertThat(await(third.submit("s", id)).different()).isEmpty();
            assertThat(await(third.submit("s", id)).duplicates()).containsExactly(0);
            Observation other = Observation.of("another").session("s").id(id).build();
            SubmissionMessage submission = SubmissionMessage.of("t", List.of(other));
            assertThat(await(third.bus.request(Topics.ingest("n"), submission)).different())
                    .as(id)
                    .containsExactly(0);
        }
    }

    @Test
    void stop_nothingNew_writesNoCheckpoint() {
        Node first = new Node(Long.MAX_VALUE / 2);
        await(first.submit("s", "a"));
        first.stop();
        Node second = new Node(Long.MAX_VALUE / 2);
        second.stop();
        assertThat(checkpoints.written()).isEqualTo(1);
    }

    @Test
    void log_growsWhileAnotherEngineWrites_aCheckpointWaitsForItsTurnAndGivesItBack() {
        checkpoints.occupy(true);
        Node node = new Node(1);
        await(node.submit("s", "a"));
        await(node.submit("s", "b"));
        assertThat(checkpoints.begun()).isFalse();
        checkpoints.occupy(false);
        awaitUntil(node.vertx, () -> checkpoints.written() == 1 && !checkpoints.isTurn());
        assertThat(node.learned()).isEqualTo(2);
    }

    @Test
    void write_fails_theTurnIsGivenBack() {
        checkpoints.fail();
        Node node = new Node(1);
        await(node.submit("s", "a"));
        awaitUntil(node.vertx, () -> checkpoints.begun() && !checkpoints.isTurn());
    }

    @Test
    void log_grows_checkpointsAreWrittenBesideAndTheRestIsReplayed() {
        Node first = new Node(300);
        int sent = 0;
        while (checkpoints.written() < 3) {
            await(first.submit("s", "o" + sent++));
        }
        await(first.submit("s", "o" + sent++));
        await(first.report(9));
        await(first.report(0));
        Node second = new Node(Long.MAX_VALUE / 2);
        assertThat(second.learned()).isEqualTo(sent).isEqualTo(first.learned());
        assertThat(second.session("s")).isEqualTo(first.session("s"));
        assertThat(await(second.report(9)).duplicates()).containsExactly(0);
        assertThat(await(second.report(0)).duplicates()).isEmpty();
    }

    @Test
    void append_fails_sessionsComeBackFromTheCheckpointAndNothingCountsTwice() {
        Node node = new Node(300);
        int sent = 0;
        while (checkpoints.written() < 2) {
            await(node.submit("s", "o" + sent++));
        }
        log.fail(1);
        assertThat(node.submit("s", "lost"))
                .satisfies(lost -> awaitUntil(node.vertx, lost::isComplete))
                .matches(Future::failed);
        AtomicBoolean taken = new AtomicBoolean();
        awaitUntil(node.vertx, () -> {
            node.submit("s", "lost").onSuccess(acknowledged -> taken.set(true));
            return taken.get();
        });
        await(node.submit("s", "lost"));
        assertThat(node.learned()).isEqualTo(sent + 1);
        assertThat(node.session("s").orElseThrow().observations()).isEqualTo(sent + 1);
    }

    @Test
    void write_fails_nothingIsTrimmedAndItGoesOn() {
        checkpoints.fail();
        Node node = new Node(300);
        for (int number = 0; number < 20; number++) {
            await(node.submit("s", "o" + number));
        }
        node.stop();
        assertThat(checkpoints.written()).isZero();
        assertThat(log.entries()).hasSize(20);
        assertThat(new Node(300).learned()).isEqualTo(20);
    }

    @Test
    void log_takesNothingMore_sendersAreToldAtOnceAndOneCheckpointMakesRoom() {
        Node node = new Node(Long.MAX_VALUE / 2);
        await(node.submit("s", "a"));
        log.refuse(Optional.of("no room"));
        assertThat(catchThrowable(() -> await(node.submit("s", "b"))))
                .hasCauseInstanceOf(Refused.class)
                .hasMessageContaining("no room");
        awaitUntil(node.vertx, () -> log.entries().isEmpty());
        assertThat(catchThrowable(() -> await(node.submit("s", "b")))).hasMessageContaining("no room");
        assertThat(node.away()).isEqualTo("no room");
        assertThat(checkpoints.written()).isEqualTo(1);
        log.refuse(Optional.empty());
        await(node.submit("s", "b"));
        assertThat(node.learned()).isEqualTo(2);
    }

    @Test
    void log_losesItsEnd_aCheckpointReplacesItAndNothingIsForgotten() {
        Node node = new Node(Long.MAX_VALUE / 2);
        for (int number = 0; number < 10; number++) {
            await(node.submit("s", "o" + number));
        }
        Optional<SessionView> before = node.session("s");
        log.loseEnd(4);
        assertThat(catchThrowable(() -> await(node.submit("s", "o10")))).hasMessageContaining("entries are lost");
        awaitUntil(node.vertx, () -> log.lost().last().isEmpty());
        assertThat(node.session("s")).isEqualTo(before);
        assertThat(await(node.submit("s", "o9")).duplicates()).containsExactly(0);
        await(node.submit("s", "o10"));
        Node second = new Node(Long.MAX_VALUE / 2);
        assertThat(second.learned()).isEqualTo(node.learned()).isEqualTo(11);
        assertThat(second.session("s")).isEqualTo(node.session("s"));
    }

    @Test
    void log_losesItsEndWhileNobodySubmits_aCheckpointReplacesItAllTheSame() {
        Node node = new Node(Long.MAX_VALUE / 2);
        for (int number = 0; number < 10; number++) {
            await(node.submit("s", "o" + number));
        }
        log.loseEnd(4);

        awaitUntil(node.vertx, () -> log.lost().last().isEmpty());

        assertThat(new Node(Long.MAX_VALUE / 2).learned()).isEqualTo(10);
    }

    @Test
    void append_failsAsTheLogLosesItsEnd_modelsKeepWhatIsLost() {
        Node node = new Node(Long.MAX_VALUE / 2);
        for (int number = 0; number < 10; number++) {
            await(node.submit("s", "o" + number));
        }
        log.fail(1);
        assertThat(node.submit("s", "o10"))
                .satisfies(failed -> awaitUntil(node.vertx, failed::isComplete))
                .matches(Future::failed);
        log.loseEnd(4);
        AtomicBoolean taken = new AtomicBoolean();
        awaitUntil(node.vertx, () -> {
            node.submit("s", "o10").onSuccess(acknowledged -> taken.set(true));
            return taken.get();
        });
        assertThat(node.learned()).isEqualTo(11);
        assertThat(new Node(Long.MAX_VALUE / 2).learned()).isEqualTo(11);
    }

    @Test
    void start_entriesAfterTheCheckpointAreGone_isRefused() {
        Node first = new Node(Long.MAX_VALUE / 2);
        await(first.submit("s", "a"));
        first.stop();
        Node second = new Node(Long.MAX_VALUE / 2);
        await(second.submit("s", "b"));
        await(second.submit("s", "c"));
        log.loseOldest();
        assertThat(catchThrowable(() -> new Node(300))).hasMessageContaining("part of the log is missing");
    }

    @Test
    void start_logEndsBeforeAModelOfTheCheckpoint_isRefused() {
        CompletableFuture<Void> gate = checkpoints.hold();
        Node first = new Node(100);
        await(first.submit("s", "a"));
        awaitUntil(first.vertx, checkpoints::begun);
        await(first.submit("s", "b"));
        gate.complete(null);
        awaitUntil(first.vertx, () -> checkpoints.written() == 1);
        log.loseNewest();
        assertThat(catchThrowable(() -> new Node(Long.MAX_VALUE / 2))).hasMessageContaining("its end is missing");
    }

    @Test
    void readiness_stoppingAndStopped_isAway() {
        Node node = new Node(300);
        assertThat(node.away()).isEmpty();
        log.hold();
        Future<AcknowledgementMessage> last = node.submit("s", "last");
        awaitUntil(node.vertx, () -> log.waiting() == 1);
        Future<Void> stopped = node.vertx.undeploy(node.ingest);
        AtomicReference<String> away = new AtomicReference<>("");
        awaitUntil(node.vertx, () -> {
            node.bus.request(Topics.readiness("n"), Done.DONE).onSuccess(told -> away.set(told.away()));
            return !away.get().isEmpty();
        });
        assertThat(away).hasValue("the engine is stopping");
        assertThat(node.submit("s", "late"))
                .satisfies(late -> awaitUntil(node.vertx, late::isComplete))
                .matches(late -> late.cause() instanceof Refused);
        log.release();
        await(last);
        await(stopped);
        assertThat(checkpoints.written()).isEqualTo(1);
    }
}
