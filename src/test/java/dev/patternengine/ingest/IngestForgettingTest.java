package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused.Reason;
import dev.patternengine.message.SubmissionMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Model;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Models that become crowded, and full. */
class IngestForgettingTest extends IngestHarness {
    /** Models of 20 cells at most: crowded with 16. */
    private void startSmall() {
        startMiners(Kind.ALL, new LearnerLimits(20, 0));
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
