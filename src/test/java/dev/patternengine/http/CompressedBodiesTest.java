package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.http.EdgeServer.Reply;
import dev.patternengine.message.AcknowledgementMessage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that come as gzip: what they hold is taken, and none of them becomes more than was allowed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressedBodiesTest {
    private static final String PATH = "/api/v1/observations";
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String ONE = "{\"task\":\"a\"}";
    private static final long FIFTY_MEGABYTES = 50L << 20;

    private EdgeServer server;

    @BeforeAll
    void open() {
        server = new EdgeServer();
    }

    @BeforeEach
    void forget() {
        server.engine.submissions.clear();
        server.engine.ingest =
                submission -> Future.succeededFuture(new AcknowledgementMessage(Level.FSYNCED, List.of()));
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, NDJSON})
    void post_gzip_isExpanded(String type) throws IOException {
        Reply reply = post(type, gzip(ONE));

        assertThat(reply.json().get("accepted").asInt()).isEqualTo(1);
        assertThat(tasks()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/recommendations", "/api/v1/outcomes"})
    void post_gzipElsewhere_isExpanded(String path) throws IOException {
        Reply reply =
                server.post(path, BodyPublishers.ofByteArray(gzip("{\"nobody\":1}")), JSON, "Content-Encoding", "gzip");

        assertThat(reply.json().get("errors").get(0).get("pointer").asText()).isEqualTo("/nobody");
    }

    @Test
    void post_membersWithNamesAndComments_areOneBody() throws IOException {
        byte[] plain = gzip(ONE + "\n");
        byte[] named = Arrays.copyOf(plain, plain.length);
        named[3] = 4 + 8 + 16 + 2;
        byte[] extras = "\3\0abcname\0comment\0hc".getBytes(StandardCharsets.ISO_8859_1);
        byte[] header = concat(Arrays.copyOf(named, 10), extras);
        byte[] member = concat(header, Arrays.copyOfRange(plain, 10, plain.length));

        Reply reply = post(NDJSON, concat(plain, member, plain));

        assertThat(reply.json().get("accepted").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000})
    void post_gzipInChunksOfAnySize_isTheSame(int size) throws IOException {
        String lines = IntStream.range(0, 500)
                .mapToObj(number -> "{\"task\":\"t" + number * 7_919 % 1_009 + "\"}")
                .collect(Collectors.joining("\n"));
        byte[] compressed = gzip(lines);
        List<byte[]> chunks = IntStream.range(0, (compressed.length + size - 1) / size)
                .mapToObj(place ->
                        Arrays.copyOfRange(compressed, place * size, Math.min(compressed.length, (place + 1) * size)))
                .toList();

        Reply reply = server.post(PATH, BodyPublishers.ofByteArrays(chunks), NDJSON, "Content-Encoding", "gzip");

        assertThat(reply.json().get("accepted").asInt()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, NDJSON})
    void post_noGzipAtAll_isAProblem(String type) throws IOException {
        Reply reply = post(type, ONE.getBytes(StandardCharsets.UTF_8));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).isEqualTo("the body is not gzip");
        assertThat(server.engine.submissions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, NDJSON})
    void post_gzipCutOffOrDamagedAnywhere_isAProblem(String type) throws IOException {
        byte[] whole = gzip(ONE);
        for (int length = 0; length < whole.length; length++) {
            assertThat(post(type, Arrays.copyOf(whole, length)).status())
                    .as("%d of %d bytes", length, whole.length)
                    .isEqualTo(400);
        }
        for (int place = whole.length - 8; place < whole.length; place++) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 1;
            assertThat(post(type, damaged).status()).as("byte %d", place).isEqualTo(400);
        }
        assertThat(post(type, concat(whole, new byte[] {'x'})).status()).isEqualTo(400);
    }

    @Test
    void post_linesThenDamage_takesTheLinesBeforeAndSaysWhere() throws IOException {
        byte[] whole = gzip((ONE + "\n").repeat(3) + "{\"task\":");

        Reply reply = post(NDJSON, concat(whole, new byte[] {'x'}));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("errors").get(0).get("line").asInt()).isEqualTo(4);
        assertThat(tasks()).containsExactly("a", "a", "a");
    }

    @Test
    void post_bombInJson_isTooLarge() throws IOException {
        byte[] bomb = gzip(" ".repeat((1 << 20) + 1));

        Reply reply = post(JSON, bomb);

        assertThat(bomb.length).isLessThan(2_000);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().get("detail").asText()).isEqualTo("the body expands to more than 1048576 bytes");
    }

    /** A thousandfold: 50 MB of lines from 50 kB. */
    @Test
    void post_bombInLines_isTooLargeAfterAHundredfold() throws IOException {
        AtomicLong lines = new AtomicLong();
        server.engine.ingest = submission -> {
            lines.addAndGet(submission.size());
            server.engine.submissions.clear();
            return Future.succeededFuture(new AcknowledgementMessage(Level.WRITTEN, List.of()));
        };
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] block = (ONE + "\n").repeat(1_000).getBytes(StandardCharsets.UTF_8);
            for (long written = 0; written < FIFTY_MEGABYTES; written += block.length) {
                out.write(block);
            }
        }

        Reply reply = post(NDJSON, bomb.toByteArray());

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().get("detail").asText()).contains("100 times");
        long most = Gunzip.FREE_BYTES + (long) Gunzip.LARGEST_RATIO * bomb.size();
        assertThat(lines.get() * (ONE.length() + 1)).isBetween(Gunzip.FREE_BYTES / 2, most);
    }

    /** 100 MB of lines from about 2 MB: at no time is more expanded than may be in flight. */
    @Test
    void post_endlessGzip_neverHasMoreInFlightThanAllowed() throws IOException {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicLong taken = new AtomicLong();
        server.engine.ingest = submission -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            taken.addAndGet(submission.size());
            server.engine.submissions.clear();
            Promise<AcknowledgementMessage> stored = Promise.promise();
            server.vertx.runOnContext(later -> {
                inFlight.decrementAndGet();
                stored.complete(new AcknowledgementMessage(Level.WRITTEN, List.of()));
            });
            return stored.future();
        };
        try (Endless body = new Endless(2 * FIFTY_MEGABYTES)) {
            Reply reply =
                    server.post(PATH, BodyPublishers.ofInputStream(() -> body), NDJSON, "Content-Encoding", "gzip");

            assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
            assertThat(reply.json().get("accepted").asLong()).isEqualTo(body.lines);
            assertThat(taken.get()).isEqualTo(body.lines);
            assertThat(most.get()).isLessThanOrEqualTo(HttpSettings.Limits.DEFAULT.batchesInFlight() + 1);
        }
    }

    private Reply post(String type, byte[] body) {
        return server.post(PATH, BodyPublishers.ofByteArray(body), type, "Content-Encoding", "gzip");
    }

    private List<String> tasks() {
        return server.engine.submissions.stream()
                .flatMap(submission -> submission.observations().stream())
                .map(Observation::task)
                .toList();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    /** Numbered observations as gzip, made as they are read. */
    private static final class Endless extends InputStream {
        private final ByteArrayOutputStream made = new ByteArrayOutputStream();
        private final GZIPOutputStream gzip;
        private final long wanted;
        private byte[] ready = new byte[0];
        private int place;
        private long plain;
        private long lines;
        private boolean closed;

        private Endless(long wanted) throws IOException {
            this.wanted = wanted;
            this.gzip = new GZIPOutputStream(made) {
                {
                    def.setLevel(Deflater.BEST_SPEED);
                }
            };
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (place == ready.length) {
                if (closed) {
                    return -1;
                }
                more();
            }
            int count = Math.min(length, ready.length - place);
            System.arraycopy(ready, place, into, offset, count);
            place += count;
            return count;
        }

        private void more() throws IOException {
            if (plain < wanted) {
                StringBuilder block = new StringBuilder();
                for (int count = 0; count < 1_000; count++, lines++) {
                    block.append("{\"id\":\"").append(lines).append("\",\"task\":\"search_order\",\"error\":\"");
                    block.append("order is not there, and so on and on; ".repeat(5))
                            .append("\"}\n");
                }
                byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
                gzip.write(bytes);
                plain += bytes.length;
            } else {
                gzip.close();
                closed = true;
            }
            ready = made.toByteArray();
            place = 0;
            made.reset();
        }
    }
}
