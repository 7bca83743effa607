package dev.patternengine.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Examples;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.message.Bus;
import dev.patternengine.message.ExamplesMessage;
import dev.patternengine.message.Topics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How long is looked for examples, by a clock that only reading moves. Four runs are in the log, an entry each, and an erasure of the
 * last; its newest few bytes hold the last run and that.
 */
@Timeout(60)
class ExamplesVerticleTest {
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(ExamplesVerticle.LONGEST_SECONDS);
    private static final String TENANT = "t";

    /** Reads of the few: two entries and the end, twice. */
    private static final int READS_OF_FEW = 6;

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = Bus.install(vertx);
    private final Written written = new Written();

    @BeforeEach
    void write() {
        for (String session : List.of("first", "second", "third", "gone")) {
            written.run(TENANT, session);
        }
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private void eraseTheLast() {
        written.decide(TENANT, new Decision.SessionErased(SessionKey.named(TENANT, "gone")));
    }

    private Examples found(SlowLog log) {
        await(vertx.deployVerticle(new ExamplesVerticle(bus, log, log.nanos::get)));
        Examples found = await(bus.request(Topics.EXAMPLES, new ExamplesMessage(TENANT, Written.PATTERN, 3)));
        assertThat(log.open).as("readers left open").hasValue(0);
        return found;
    }

    private static List<String> sessions(Examples found) {
        return found.supporting().items().stream()
                .map(Examples.Example::session)
                .toList();
    }

    @Test
    void search_inTime_looksThroughAll() {
        eraseTheLast();
        Examples found = found(new SlowLog(written.entries(), 1));

        assertThat(sessions(found)).containsExactly("third", "second", "first");
        assertThat(found.searched()).isEqualTo(new Examples.Searched(3, 6, 1_000, false));
    }

    @Test
    void search_outOfTimeInTheGreaterPart_tellsWhatTheNewestHas() {
        SlowLog log = new SlowLog(written.entries(), LONGEST / (READS_OF_FEW + 2));
        Examples found = found(log);

        assertThat(sessions(found)).containsExactly("gone", "third");
        assertThat(found.searched()).isEqualTo(new Examples.Searched(2, 4, 1_002, true));
        assertThat(log.reads).as("reads until it was over").hasValue(READS_OF_FEW + 2);
    }

    /** What was erased is said after it: with half of the decisions read, nothing may be shown. */
    @Test
    void search_outOfTimeBeforeAllDecisionsWereRead_tellsNothing() {
        eraseTheLast();
        SlowLog log = new SlowLog(written.entries(), LONGEST / 2);
        Examples found = found(log);

        assertThat(sessions(found)).isEmpty();
        assertThat(found.searched()).isEqualTo(new Examples.Searched(0, 0, Long.MAX_VALUE, true));
        assertThat(log.reads).hasValue(2);
    }

    @Test
    void search_outOfTimeInTheNewest_tellsTheOlderEndOfThat() {
        written.run(TENANT, "last");
        Examples found = found(new SlowLog(written.entries(), LONGEST / 5));

        assertThat(sessions(found)).containsExactly("gone");
        assertThat(found.searched()).isEqualTo(new Examples.Searched(1, 2, 1_003, true));
    }
}
