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
import dev.patternengine.message.Done;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.TaughtMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.metrics.Reading;
import dev.patternengine.storage.memory.MemoryLog;
import io.vertx.core.Future;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IngestVerticleTest extends IngestHarness {
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
    void submit_storeIsAway_openSessionsAreKnownUntilItIsBack() {
        start(1_000);
        await(submit("s", "a"));
        log.leave(Optional.of("no way"));
        log.fail(1);
        assertThat(reason(submit("s", "b"))).isEqualTo(Reason.UNAVAILABLE);
        awaitUntil(() -> log.absencesTold() > 2);

        assertThat(await(bus.request(Topics.session("n"), new SessionMessage("t", "s")))
                        .session())
                .isPresent();

        log.leave(Optional.empty());
        awaitUntil(() -> submit("s", "b").succeeded() || log.entries().size() == 2);
        await(submit("s", "b"));
        assertThat(log.entries().get(1).batch().observations()).noneMatch(Placed::begins);
        assertThat(log.entries()).hasSize(2);
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
    void submit_thatWaitedTooLong_isRefusedAndNotStored() {
        start(1_000);
        log.hold();
        Future<AcknowledgementMessage> stored = submit("s", "a");
        awaitUntil(() -> log.waiting() == 1);
        Future<AcknowledgementMessage> waits;
        int number = 0;
        do {
            waits = submit("s", "b" + ++number);
        } while (waiting() == 0);
        clock.addAndGet(Waiting.LONGEST_MILLIS + 1);
        log.release();

        assertThat(reason(waits)).isEqualTo(Reason.OVERLOADED);
        assertThat(reason(stored)).isNull();
        assertThat(await(submit("s", "b" + number)).duplicates()).isEmpty();
    }

    private double waiting() {
        return await(bus.request(Topics.readings("ingest"), Done.DONE)).readings().stream()
                .filter(reading -> reading.name().equals("ingest.waiting.observations"))
                .mapToDouble(Reading::value)
                .sum();
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
}
