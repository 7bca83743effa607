package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.http.EdgeServer.Reply;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.SubmissionMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservationStreamTest {
    private static final String PATH = "/api/v1/observations";
    private static final String NDJSON = "application/x-ndjson";
    private static final long FIFTY_MEGABYTES = 50L << 20;

    private final EdgeServer server = new EdgeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void post_fiftyMegabytes_handsOnBatchAfterBatch() throws IOException {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger largest = new AtomicInteger();
        AtomicLong next = new AtomicLong();
        server.engine.ingest = submission -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            largest.accumulateAndGet(submission.size(), Math::max);
            next.accumulateAndGet(expectInOrder(submission, next.get()), Math::max);
            server.engine.submissions.clear();
            Promise<AcknowledgementMessage> stored = Promise.promise();
            server.vertx.setTimer(1, fired -> {
                inFlight.decrementAndGet();
                stored.complete(new AcknowledgementMessage(Level.WRITTEN, List.of()));
            });
            return stored.future();
        };

        Generated body = new Generated(FIFTY_MEGABYTES);
        Reply reply = server.post(PATH, BodyPublishers.ofByteArrays(() -> body), NDJSON);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("accepted").asLong()).isEqualTo(body.lines);
        assertThat(next.get()).isEqualTo(body.lines);
        assertThat(most.get()).isEqualTo(1);
        assertThat(largest.get()).isLessThanOrEqualTo(HttpSettings.Limits.DEFAULT.batchLines());
    }

    @Test
    void post_nothingAcknowledged_stopsReading() {
        AtomicInteger taken = new AtomicInteger();
        AtomicLong readWhileFull = new AtomicLong();
        Promise<AcknowledgementMessage> never = Promise.promise();
        Promise<Void> full = Promise.promise();
        server.engine.ingest = submission -> {
            if (taken.incrementAndGet() == 1) {
                server.vertx.setTimer(300, fired -> full.complete());
            }
            return never.future();
        };
        Generated body = new Generated(FIFTY_MEGABYTES);

        full.future().onSuccess(waited -> {
            readWhileFull.set(body.position.get());
            never.fail(new Refused(Refused.Reason.OVERLOADED, "full"));
        });
        Reply reply = server.post(PATH, BodyPublishers.ofByteArrays(() -> body), NDJSON);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(taken.get()).isEqualTo(1);
        assertThat(readWhileFull.get()).isLessThan(FIFTY_MEGABYTES / 2);
    }

    @Test
    void post_lastLineWithoutAnEnd_leavesWhenTheLinesBeforeItAreAcknowledged() {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.engine.ingest = submission -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            return server.vertx.timer(50, TimeUnit.MILLISECONDS).map(fired -> {
                inFlight.decrementAndGet();
                return new AcknowledgementMessage(Level.WRITTEN, List.of());
            });
        };

        Reply reply = server.post(PATH, BodyPublishers.ofString("""
                        {"id":"1","session":"run-7","task":"search","success":false}
                        {"id":"2","session":"run-7","task":"login"}
                        {"id":"3","session":"run-7","task":"search","end":true}"""), NDJSON);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(server.engine.submissions).hasSize(2);
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void post_firstBatchFails_handsOnNoneAfterIt() {
        server.engine.ingest = submission -> server.vertx
                .timer(50, TimeUnit.MILLISECONDS)
                .compose(fired -> Future.failedFuture(new Refused(Refused.Reason.OVERLOADED, "full")));

        Reply reply = server.post(PATH, BodyPublishers.ofByteArrays(() -> new Generated(1 << 20)), NDJSON);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(server.engine.submissions).hasSize(1);
    }

    @Test
    void post_secondBatchFails_namesTheFirstLineThatIsLost() throws IOException {
        AtomicInteger taken = new AtomicInteger();
        server.engine.ingest = submission -> taken.getAndIncrement() == 0
                ? Future.succeededFuture(new AcknowledgementMessage(Level.WRITTEN, List.of()))
                : Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, "store is gone"));

        Reply reply = server.post(PATH, BodyPublishers.ofByteArrays(() -> new Generated(1 << 20)), NDJSON);

        int stored = server.engine.submissions.get(0).size();
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().get("errors").get(0).get("line").asInt()).isEqualTo(stored + 1);
    }

    private static long expectInOrder(SubmissionMessage submission, long first) {
        long expected = first;
        for (Observation observation : submission.observations()) {
            if (!observation.id().equals(Long.toString(expected))) {
                throw new IllegalStateException("expected " + expected + ", not " + observation.id());
            }
            expected++;
        }
        return expected;
    }

    /** Numbered observations, made as they are sent. */
    private static final class Generated implements Iterator<byte[]> {
        private final long wanted;
        private final AtomicLong position = new AtomicLong();
        private long lines;

        private Generated(long wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean hasNext() {
            return position.get() < wanted;
        }

        @Override
        public byte[] next() {
            StringBuilder chunk = new StringBuilder();
            for (int count = 0; count < 50; count++) {
                chunk.append("{\"id\":\"")
                        .append(lines++)
                        .append("\",\"session\":\"run-7\",\"task\":\"search_order\",")
                        .append("\"context\":{\"goal\":\"find the order that was paid twice in May\"}}\n");
            }
            byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
            position.addAndGet(bytes.length);
            return bytes;
        }
    }
}
