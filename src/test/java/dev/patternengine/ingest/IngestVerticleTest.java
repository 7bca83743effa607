package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Done;
import dev.patternengine.message.Refused;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.Register;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.TaughtMessage;
import dev.patternengine.message.TenantMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.miner.MinerVerticle;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Sessions;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.memory.MemoryLog;
import dev.patternengine.storage.memory.NoCheckpoints;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IngestVerticleTest {
    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx);
    private final ListLog log = new ListLog();
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private CheckpointStore checkpoints = new NoCheckpoints();
    private long checkpointBytes = Long.MAX_VALUE / 2;
    private int mostOfTenant = Integer.MAX_VALUE;

    private void start(int mostWaiting) {
        start(mostWaiting, log);
    }

    private void start(int mostWaiting, Log store) {
        startMiners(Kind.ALL);
        await(vertx.deployVerticle(ingest(store, mostWaiting)));
    }

    private void startMiners(Collection<Kind> kinds) {
        startMiners(kinds, Learner.Limits.DEFAULT);
    }

    private void startMiners(Collection<Kind> kinds, Learner.Limits limits) {
        DeploymentOptions worker = new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER);
        for (Kind kind : kinds) {
            await(vertx.deployVerticle(new MinerVerticle(bus, kind, CountingMiner.miners(), limits), worker));
        }
    }

    private IngestVerticle ingest(Log keeper, int mostWaiting) {
        IngestSettings settings = new IngestSettings(
                4,
                mostWaiting,
                1_000_000,
                100,
                2,
                20,
                20,
                checkpointBytes,
                0,
                new Sessions.Limits(10_000, 1_000, 100, mostOfTenant),
                clock::get);
        return new IngestVerticle(bus, "n", keeper, checkpoints, new Register(), settings);
    }

    @AfterEach
    void stop() {
        log.release();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    /** Waits for something that comes about on other threads. */
    private void awaitUntil(BooleanSupplier condition) {
        Promise<Void> met = Promise.promise();
        vertx.setPeriodic(5, timer -> {
            if (condition.getAsBoolean()) {
                met.tryComplete();
            }
        });
        await(met.future());
    }

    private Future<AcknowledgementMessage> submit(String session, String... tasks) {
        List<Observation> observations = new ArrayList<>();
        for (String task : tasks) {
            observations.add(Observation.of(task).session(session).id(task).build());
        }
        return bus.request(Topics.ingest("n"), SubmissionMessage.of("t", observations));
    }

    private static Reason reason(Future<?> future) {
        try {
            await(future);
            return null;
        } catch (CompletionException failure) {
            return ((Refused) failure.getCause()).reason();
        }
    }

    private double scored() {
        return await(bus.request(Topics.quality(Kind.TOOL), new TenantMessage("t")))
                .figures()
                .get("scored");
    }

    private long learned() {
        return await(bus.request(Topics.patterns(Kind.TOOL), new TenantMessage("t"))).patterns().stream()
                .mapToLong(pattern -> pattern.support())
                .sum();
    }

    @Test
    void submit_whileOthersAreStored_sharesRounds() {
        start(1_000);
        log.hold();
        List<Future<AcknowledgementMessage>> all = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            all.add(submit("s", "a" + number));
        }
        awaitUntil(() -> log.waiting() == 2);
        assertThat(all).noneMatch(Future::isComplete);
        assertThat(learned()).isZero();
        log.release();
        all.forEach(one -> assertThat(await(one).level()).isEqualTo(Level.WRITTEN));
        assertThat(log.entries()).hasSizeLessThan(50);
        assertThat(log.entries().stream()
                        .mapToInt(entry -> entry.batch().observations().size())
                        .sum())
                .isEqualTo(200);
    }

    @Test
    void submit_logFails_nothingIsLearnedAndRetriesAre() {
        start(1_000);
        await(submit("s", "a"));
        log.fail(1);
        assertThat(reason(submit("s", "b"))).isEqualTo(Reason.UNAVAILABLE);
        awaitUntil(() -> submit("s", "b").succeeded() || log.entries().size() == 2);
        await(submit("s", "b", "c"));
        assertThat(log.entries().stream()
                        .flatMap(entry -> entry.batch().observations().stream())
                        .map(placed -> placed.observation().task()))
                .containsExactly("a", "b", "c");
        assertThat(log.entries()).extracting(entry -> entry.id().number()).containsExactly(1L, 2L, 3L);
        assertThat(log.entries())
                .as("what failed may be in the log: its epoch is not used again")
                .extracting(entry -> entry.id().epoch())
                .satisfies(epochs -> assertThat(epochs.get(1)).isGreaterThan(epochs.get(0)));
        assertThat(log.entries().get(2).batch().observations()).noneMatch(Placed::begins);
        assertThat(scored()).isEqualTo(2);
    }

    @Test
    void submit_duplicateOfOneInFlight_sharesItsFate() {
        start(1_000);
        log.hold();
        Future<AcknowledgementMessage> first = submit("s", "a");
        awaitUntil(() -> log.waiting() == 1);
        Future<AcknowledgementMessage> again = submit("s", "a");
        log.fail(1);
        log.release();
        assertThat(reason(first)).isEqualTo(Reason.UNAVAILABLE);
        assertThat(reason(again)).isEqualTo(Reason.UNAVAILABLE);
        assertThat(log.entries()).isEmpty();
    }

    private Future<AcknowledgementMessage> submitWithKey(String... tasks) {
        List<Observation> observations = new ArrayList<>();
        for (String task : tasks) {
            String id = SubmissionMessage.id("k", observations.size() + 1);
            observations.add(Observation.of(task).session("s").id(id).build());
        }
        return bus.request(Topics.ingest("n"), SubmissionMessage.of("t", "k", observations));
    }

    @Test
    void submit_keyBringsAnotherBody_isRefusedAndNothingOfItLearned() {
        start(1_000);
        await(submitWithKey("a", "b"));
        clock.addAndGet(1);
        assertThat(reason(submitWithKey("a", "c", "d"))).isEqualTo(Reason.REUSED);
        assertThat(log.entries()).hasSize(1);
        assertThat(await(submitWithKey("a", "b", "d")).duplicates()).containsExactly(0, 1);
        assertThat(log.entries().stream()
                        .flatMap(entry -> entry.batch().observations().stream())
                        .map(placed -> placed.observation().task()))
                .containsExactly("a", "b", "d");
    }

    @Test
    void submit_idBringsAnotherContent_staysADuplicateAndIsTold() {
        start(1_000);
        await(submitTask("1"));
        clock.addAndGet(1);
        assertThat(await(submitTask("1")).different()).isEmpty();
        Observation other = Observation.of("other").session("s").id("1").build();
        AcknowledgementMessage told = await(bus.request(Topics.ingest("n"), SubmissionMessage.of("t", List.of(other))));
        assertThat(told.duplicates()).containsExactly(0);
        assertThat(told.different()).containsExactly(0);
        assertThat(learned()).isEqualTo(1);
    }

    @Test
    void submit_aSessionsLastObservationAgain_isADuplicateAndOpensNothing() {
        start(1_000);
        Observation last = Observation.of("z").session("s").id("9").end(true).build();
        await(submit("s", "a"));
        await(bus.request(Topics.ingest("n"), SubmissionMessage.of("t", List.of(last))));
        AcknowledgementMessage again = await(bus.request(Topics.ingest("n"), SubmissionMessage.of("t", List.of(last))));
        assertThat(again.duplicates()).containsExactly(0);
        assertThat(log.entries()).hasSize(2);
        assertThat(await(bus.request(Topics.session("n"), new SessionMessage("t", "s")))
                        .session())
                .isEmpty();
    }

    @Test
    void submit_unansweredAppendWasStoredAndTheNextSucceeds_bothAreLearned() {
        start(1_000);
        log.hold();
        Future<AcknowledgementMessage> first = submitTask("1");
        submitTask("2");
        awaitUntil(() -> log.waiting() == 2);
        log.storeSilently(1);
        log.release();
        assertThat(reason(first)).isEqualTo(Reason.UNAVAILABLE);
        for (String id : List.of("1", "2")) {
            AtomicBoolean taken = new AtomicBoolean();
            awaitUntil(() -> {
                submitTask(id).onSuccess(acknowledged -> taken.set(true));
                return taken.get();
            });
        }
        assertThat(log.entries()).hasSize(2);
        assertThat(learned()).isEqualTo(2);
    }

    private Future<AcknowledgementMessage> submitTask(String id) {
        Observation observation = Observation.of("task").session("s").id(id).build();
        return bus.request(Topics.ingest("n"), SubmissionMessage.of("t", List.of(observation)));
    }

    @Test
    void submit_acknowledged_isNotRemembered() {
        start(1_000, new MemoryLog());
        List<WeakReference<Observation>> sent = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            Observation observation = Observation.of("a")
                    .session("s")
                    .id("" + number)
                    .timestamp(clock.get())
                    .build();
            sent.add(new WeakReference<>(observation));
            await(bus.request(Topics.ingest("n"), SubmissionMessage.of("t", List.of(observation))));
        }
        awaitUntil(() -> {
            System.gc();
            return sent.stream().filter(one -> one.get() != null).count() <= 2;
        });
    }

    @Test
    void submit_tooManyWaiting_isRefusedAtOnce() {
        start(10);
        log.hold();
        List<Future<AcknowledgementMessage>> all = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            all.add(submit("s", "a" + number));
        }
        awaitUntil(() -> all.stream().filter(Future::failed).count() > 20);
        log.release();
        assertThat(all).anyMatch(one -> reason(one) == null).anyMatch(one -> reason(one) == Reason.OVERLOADED);
        assertThat(reason(submit("s", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void submit_asManySessionsAsMayBeOpen_goOnButNoOtherBegins() {
        mostOfTenant = 2;
        start(100);
        await(submit("one", "a"));
        await(submit("two", "a"));

        assertThat(reason(submit("three", "a"))).isEqualTo(Reason.EXHAUSTED);
        await(submit("one", "b"));
        await(bus.request(
                Topics.ingest("n"),
                SubmissionMessage.of(
                        "u", List.of(Observation.of("a").session("s").build()))));
        await(bus.request(
                Topics.ingest("n"),
                SubmissionMessage.of(
                        "t",
                        List.of(Observation.of("c").session("two").end(true).build()))));
        await(submit("three", "a"));
    }

    @Test
    void submit_tooManyCharacters_isRefused() {
        start(1_000);
        String text = "x".repeat(400_000);
        log.hold();
        List<Future<AcknowledgementMessage>> all = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            all.add(submit("s" + number, text + number));
        }
        awaitUntil(() -> all.stream().anyMatch(Future::failed));
        log.release();
        assertThat(all).anyMatch(one -> reason(one) == null).anyMatch(one -> reason(one) == Reason.OVERLOADED);
        assertThat(reason(submit("s", text, text + "2"))).isEqualTo(Reason.INVALID);
    }

    @Test
    void tick_silentSession_endsByAnEntryOfItsOwn() {
        start(1_000);
        await(submit("s", "a"));
        clock.addAndGet(10_001);
        awaitUntil(() -> log.entries().size() == 2);
        Entry end = log.entries().get(1);
        assertThat(end.batch().observations()).isEmpty();
        assertThat(end.batch().ended()).hasSize(1);
        await(submit("s", "b"));
        assertThat(log.entries().get(2).batch().observations().get(0).begins()).isTrue();
    }

    @Test
    void submit_timestamps_areFilledAndClamped() {
        start(1_000);
        Observation none = Observation.of("a").session("s").build();
        Observation future =
                Observation.of("a").session("s").timestamp(Long.MAX_VALUE).build();
        await(bus.request(Topics.ingest("n"), SubmissionMessage.of("t", List.of(none, future))));
        assertThat(log.entries().get(0).batch().observations())
                .extracting(placed -> placed.observation().timestamp())
                .containsExactly(1_000_000L, 1_300_000L);
    }

    @Test
    void start_logTakesLongToRead_sessionsEndOnlyAfterwards() {
        log.append(stored("s"));
        log.holdReading();
        clock.addAndGet(10_001);
        startMiners(Kind.ALL);
        Future<String> started = vertx.deployVerticle(ingest(log, 1_000));
        awaitUntil(log::isReading);
        AtomicInteger ticks = new AtomicInteger();
        vertx.setPeriodic(20, timer -> ticks.incrementAndGet());
        awaitUntil(() -> ticks.get() > 5);
        assertThat(log.entries()).hasSize(1);
        log.release();
        await(started);
        awaitUntil(() -> log.entries().size() == 2);
    }

    /** The first entry of a session's partition. */
    private static Entry stored(String session) {
        Observation observation =
                Observation.of("a").session(session).timestamp(1_000_000).build();
        long key = SessionKey.named("t", session);
        Batch batch = Batch.of(
                "t", SessionKey.partition(key, 4), 1_000_000, List.of(new Placed(key, true, false, observation)));
        return new Entry(
                EntryId.NONE.next(), EntryId.NONE, batch, Collections.nCopies(Kind.ALL.size(), Evidence.EMPTY));
    }

    @Test
    void submit_afterAMinerWasAwayAndTheLogKeepsNothing_isTakenAgain() {
        AtomicBoolean away = new AtomicBoolean();
        startMiners(List.of(Kind.SEQUENCE, Kind.RECOVERY, Kind.PERFORMANCE));
        await(bus.serve(Topics.restore(Kind.TOOL), entries -> Future.succeededFuture(Done.DONE)));
        await(bus.serve(
                Topics.observed(Kind.TOOL),
                observed -> away.get()
                        ? Future.failedFuture("away")
                        : Future.succeededFuture(TaughtMessage.of(
                                Collections.nCopies(observed.batches().size(), Evidence.EMPTY)))));
        await(vertx.deployVerticle(ingest(new MemoryLog(), 1_000)));
        await(submit("s", "a"));
        away.set(true);
        assertThat(reason(submit("s", "b"))).isEqualTo(Reason.UNAVAILABLE);
        away.set(false);
        AtomicBoolean taken = new AtomicBoolean();
        awaitUntil(() -> {
            submit("s", "c").onSuccess(acknowledged -> taken.set(true));
            return taken.get();
        });
    }

    /** Models of 20 cells at most: crowded with 16. */
    private void startSmall() {
        startMiners(Kind.ALL, new Learner.Limits(20, 0));
        await(vertx.deployVerticle(ingest(log, 1_000)));
    }

    private static String[] tasks(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "task " + number).toArray(String[]::new);
    }

    private List<Entry> forgetting() {
        return log.entries().stream().filter(entry -> entry.batch().isEmpty()).toList();
    }

    private int cells(Kind kind) {
        Model model = new Model();
        log.entries().forEach(entry -> model.apply(entry.evidence(kind)));
        return model.cells();
    }

    @Test
    void submit_modelsBecomeCrowded_theyForgetByEntriesOfTheirOwn() {
        startSmall();
        for (int number = 0; number < 50; number++) {
            await(submit("s", "task " + number));
        }
        awaitUntil(() -> Kind.ALL.stream().allMatch(kind -> cells(kind) < 20));
        assertThat(forgetting()).allSatisfy(entry -> assertThat(entry.evidence())
                .as("each kind has a decider of its own")
                .filteredOn(evidence -> !evidence.isEmpty())
                .hasSize(1));
        assertThat(forgetting().stream().map(entry -> entry.batch().partition()).distinct())
                .hasSizeGreaterThan(1);
        assertThat(Kind.ALL).allSatisfy(kind -> assertThat(cells(kind)).isBetween(10, 19));
    }

    @Test
    void submit_modelsAreFull_isRefusedUntilTheyHaveForgotten() {
        startSmall();
        await(submit("s", tasks(0, 30)));
        log.hold();
        Future<AcknowledgementMessage> taken = submit("s", "one more");
        awaitUntil(() -> log.waiting() == 1 + Kind.ALL.size());
        assertThat(reason(submit("s", "too much"))).isEqualTo(Reason.EXHAUSTED);
        Future<AcknowledgementMessage> other =
                bus.request(Topics.ingest("n"), SubmissionMessage.of("other tenant", List.of()));
        log.release();
        await(taken);
        await(other);
        awaitUntil(() -> Kind.ALL.stream().allMatch(kind -> cells(kind) < 16));
        assertThat(reason(submit("s", "again"))).isNull();
    }

    @Test
    void submit_forgettingIsNotStored_isDecidedAgain() {
        startSmall();
        await(submit("s", tasks(0, 17)));
        log.hold();
        Future<AcknowledgementMessage> taken = submit("s", "one more");
        awaitUntil(() -> log.waiting() == 1 + Kind.ALL.size());
        log.fail(1 + Kind.ALL.size());
        log.release();
        assertThat(reason(taken)).isEqualTo(Reason.UNAVAILABLE);
        AtomicBoolean again = new AtomicBoolean();
        awaitUntil(() -> {
            submit("s", "one more").onSuccess(acknowledged -> again.set(true));
            return again.get();
        });
        awaitUntil(() -> Kind.ALL.stream().allMatch(kind -> cells(kind) < 16));
    }
}
