package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Role;
import dev.patternengine.message.AcknowledgementMessage;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that last end when the key that let them in is revoked. */
class RevokedKeyTest {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Door door = new Door();
    private final String key = door.key("acme", Role.READ, Role.WRITE);
    private final EdgeServer server = new EdgeServer(HttpSettings.DEFAULT, door.gatekeeper);

    @AfterEach
    void close() {
        server.close();
    }

    private void revoke() {
        door.keys
                .revoke(door.keys.find(key).orElseThrow())
                .toCompletableFuture()
                .join();
    }

    /** A connection that takes little before it is read, with the head of a request sent. */
    private Socket connect(String head) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        send(socket, head + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + key + "\r\n");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    void observe_streamWhoseKeyIsRevoked_isToldAtTheNextLineAndKeepsWhatWasBefore() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        server.engine.ingest = submission -> {
            first.countDown();
            return Future.succeededFuture(new AcknowledgementMessage(Level.FSYNCED, List.of()));
        };
        try (Socket socket = connect("POST /api/v1/observations")) {
            send(socket, "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
            send(socket, "d\r\n{\"task\":\"a\"}\n\r\n");
            assertThat(first.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            revoke();
            send(socket, "d\r\n{\"task\":\"b\"}\n\r\n0\r\n\r\n");

            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 401");
            send(socket, "GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .contains("WWW-Authenticate: Bearer", "holds no longer", "\"line\":2");
        }
        assertThat(server.engine.submissions.stream().flatMap(one -> one.observations().stream()))
                .extracting(Observation::task)
                .containsExactly("a");
    }

    @Test
    void export_whoseKeyIsRevoked_endsWithoutItsLastLine() throws IOException {
        server.engine.patterns = IntStream.range(0, 60_000)
                .mapToObj(number -> FakeEngine.pattern(
                        "p-" + number, true, 0.9, new Pattern.Sequence(List.of("a"), "b".repeat(200) + number)))
                .toList();
        try (Socket socket = connect("GET /api/v1/export")) {
            send(socket, "\r\n");
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            revoke();

            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                    .doesNotContain("\"p-59999\"", "\"type\":\"end\"");
        }
    }
}
