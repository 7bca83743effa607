package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.Topics;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is sent again, with the same body or another. */
class IngestDuplicatesTest extends IngestHarness {
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
}
