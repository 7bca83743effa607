package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.message.Attendance.Drop;
import dev.patternengine.message.News;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told over WebSockets and event streams. */
@Timeout(60)
class LiveRoutesTest {
    private static final String LIVE = "/api/v1/live";
    private static final String EVENTS = "/api/v1/events";

    private final LiveServer server = new LiveServer();

    @AfterEach
    void close() {
        server.close();
    }

    private static JsonObject body(int number) {
        return new JsonObject().put("n", number);
    }

    /** An event stream, read line by line. */
    private final class Stream implements AutoCloseable {
        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        Stream(String query, String... headers) throws Exception {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + EVENTS + query));
            if (headers.length > 0) {
                request.headers(headers);
            }
            response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The next event, as it would come over a WebSocket. */
        JsonObject next() throws IOException {
            JsonObject event = new JsonObject();
            for (String line = lines.readLine(); !line.isEmpty() || event.isEmpty(); line = lines.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0 && !line.startsWith("retry")) {
                    String value = line.substring(colon + 2);
                    event.put(line.substring(0, colon), line.startsWith("data") ? new JsonObject(value) : value);
                }
            }
            return event;
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    @Test
    void socket_ofATenant_hearsTheTenantsEventsAlone() {
        Mailbox acme = server.socket(LIVE, "default");
        Mailbox other = server.socket(LIVE, "other");
        JsonObject hello = acme.next();
        assertThat(hello.getString("event")).isEqualTo("hello");
        assertThat(hello.getJsonObject("data").getMap())
                .containsEntry("node", "n1")
                .containsEntry("resumed", null);
        other.next();

        for (String event : News.EVENTS) {
            server.tell("default", event, body(1));
            assertThat(acme.next().getString("event")).isEqualTo(event);
        }

        server.tell("other", "federation", body(1));
        server.tell("other", "loops", body(2));
        assertThat(other.next().getJsonObject("data")).isEqualTo(body(2));
        assertThat(other.messages).isEmpty();
        assertThat(server.gateway.audience().here()).containsExactlyInAnyOrder("default", "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {LIVE, LIVE + "?events=federation"})
    void socket_whoseKeyHoldsNoLonger_isClosed(String path) {
        Mailbox client = server.socket(path, "default");
        client.next();
        server.stands = false;

        server.vertx.runOnContext(beat -> server.listeners.beat());

        assertThat(client.closed()).isEqualTo(SocketListener.NOT_ALLOWED);
        assertThat(client.socket.closeReason()).isEqualTo("the key holds no longer");
        assertThat(server.listeners.attendance().dropped(Drop.KEY)).isEqualTo(1);
    }

    @Test
    void socket_whoseKeyHoldsNoLonger_isClosedInsteadOfBeingToldMore() {
        Mailbox client = server.socket(LIVE, "acme");
        client.next();
        server.stands = false;

        server.tell("acme", "loops", body(1));

        assertThat(client.closed()).isEqualTo(SocketListener.NOT_ALLOWED);
        assertThat(client.messages).isEmpty();
    }

    @Test
    void stream_whoseKeyHoldsNoLonger_isToldTheReasonAlone() throws Exception {
        try (Stream stream = new Stream("", LiveServer.TENANT, "acme")) {
            stream.next();
            server.stands = false;

            server.tell("acme", "loops", body(1));

            JsonObject last = stream.next();
            assertThat(last.getString("event")).isEqualTo("dropped");
            assertThat(last.getJsonObject("data").getString("reason")).isEqualTo("the key holds no longer");
            assertThat(stream.lines.readLine()).isNull();
        }
    }

    @Test
    void socket_thatAnswersNoPing_isDropped() throws Exception {
        try (Socket deaf = deaf(upgrade(LIVE))) {
            LiveServer.until(() -> server.listeners.attendance().listeners() == 1);
            LiveServer.until(() -> {
                server.vertx.runOnContext(beat -> server.listeners.beat());
                return server.listeners.attendance().listeners() == 0;
            });
            assertThat(deaf.isConnected()).isTrue();
        }
        assertThat(server.listeners.attendance().dropped(Drop.SILENT)).isEqualTo(1);
    }

    @Test
    void socket_thatWantsSomeEvents_hearsNoOthers() {
        Mailbox client = server.socket(LIVE + "?events=loops,late", "acme");
        client.next();

        for (String event : News.EVENTS) {
            server.tell("acme", event, body(1));
        }

        assertThat(client.next().getString("event")).isEqualTo("loops");
        assertThat(client.next().getString("event")).isEqualTo("late");
    }

    @Test
    void socket_whoseClientIsGone_isClosed() {
        Mailbox client = server.socket(LIVE, "acme");
        client.next();
        for (int beat = 0; beat < 3; beat++) {
            server.listeners.beat();
        }
        assertThat(server.listeners.attendance().listeners()).isEqualTo(1);

        LiveServer.result(client.socket.close());

        LiveServer.until(() -> server.listeners.attendance().listeners() == 0);
    }

    @Test
    void stream_ofATenant_hearsTheTenantsEvents() throws Exception {
        try (Stream stream = new Stream("", LiveServer.TENANT, "acme")) {
            assertThat(stream.response.headers().map())
                    .containsEntry("content-type", java.util.List.of("text/event-stream"))
                    .containsEntry("cache-control", java.util.List.of("no-store"))
                    .containsEntry("x-accel-buffering", java.util.List.of("no"));
            JsonObject hello = stream.next();
            server.tell("other", "loops", body(1));
            server.tell("acme", "loops", body(2));
            JsonObject loop = stream.next();

            assertThat(hello.getString("event")).isEqualTo("hello");
            assertThat(loop.getJsonObject("data")).isEqualTo(body(2));
            assertThat(number(loop)).isEqualTo(number(hello) + 1);
        }
    }

    private static long number(JsonObject event) {
        String id = event.getString("id");
        return Long.parseLong(id.substring(id.indexOf('-') + 1));
    }

    @Test
    void stream_withTheLastId_hearsWhatWasMissed() throws Exception {
        JsonObject last;
        try (Stream stream = new Stream("")) {
            stream.next();
            server.tell("default", "loops", body(1));
            last = stream.next();
        }
        server.tell("default", "rates", body(9));
        server.tell("default", "loops", body(2));
        server.tell("default", "late", body(3));

        try (Stream again = new Stream("", "Last-Event-ID", last.getString("id"))) {
            assertThat(again.next().getJsonObject("data").getBoolean("resumed")).isTrue();
            assertThat(again.next().getJsonObject("data")).isEqualTo(body(2));
            JsonObject late = again.next();
            assertThat(late.getString("event")).isEqualTo("late");
            assertThat(number(late)).isEqualTo(number(last) + 2);
        }
        try (Stream some = new Stream("?events=late", "Last-Event-ID", last.getString("id"))) {
            some.next();
            assertThat(some.next().getString("event")).isEqualTo("late");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-1", "x", "-", "00000000-99999999999999999999"})
    void stream_withAnUnknownLastId_saysThatSomethingMayBeMissed(String id) throws Exception {
        try (Stream stream = new Stream("", "Last-Event-ID", id)) {
            assertThat(stream.next().getJsonObject("data").getBoolean("resumed"))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?events=nothing", "?events=loops,", "?events=loops&events=late"})
    void listen_toUnknownEvents_isRefused(String query) throws Exception {
        try (Stream stream = new Stream(query)) {
            assertThat(stream.response.statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?events=federation", "?events=loops,federation"})
    void listen_toTheClusterWithAKeyOfATenant_isRefusedNamingWhatItTakes(String query) throws Exception {
        try (Stream stream = new Stream(query, LiveServer.TENANT, "acme")) {
            assertThat(stream.response.statusCode()).isEqualTo(403);
            assertThat(stream.lines.readLine()).contains("the role admin in the tenant default");
        }
        try (Stream stream = new Stream(query, LiveServer.TENANT, "default")) {
            assertThat(stream.response.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void stream_heartbeat_isAComment() throws Exception {
        try (Stream stream = new Stream("")) {
            stream.next();
            server.listeners.beat();
            assertThat(stream.lines.readLine()).isEqualTo(":");
        }
    }

    @Test
    void live_withoutAnUpgrade_saysWhatItSpeaks() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + LIVE))
                .build();

        assertThat(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(426);
    }

    /** A client that opens its connection and never reads from it. */
    private Socket deaf(String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 * 1024);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {LIVE, EVENTS, "/eventbus/websocket", "/eventbus/000/deaf/websocket"})
    void listener_thatDoesNotRead_isDroppedWhileOthersHearAll(String path) throws Exception {
        Mailbox reader = server.socket(LIVE, "default");
        reader.next();
        try (Socket deaf = deaf(upgrade(path))) {
            LiveServer.until(() -> server.listeners.attendance().listeners() == 2);
            if (path.startsWith("/eventbus")) {
                String register = "{\"type\":\"register\",\"address\":\"ui.default.loops\"}";
                boolean framed = path.endsWith("deaf/websocket");
                deaf.getOutputStream()
                        .write(frame(framed ? JsonArray.of(register).encode() : register));
            }
            JsonObject large = new JsonObject().put("text", "x".repeat(100_000));
            int told = 0;
            while (server.listeners.attendance().dropped(Drop.SLOW) == 0) {
                assertThat(told++).as("events until it is dropped").isLessThan(2_000);
                server.tell("default", "loops", large);
                assertThat(reader.next().getJsonObject("data")).isEqualTo(large);
            }
        }
        server.tell("default", "loops", body(7));
        assertThat(reader.next().getJsonObject("data")).isEqualTo(body(7));
        LiveServer.until(() -> server.listeners.attendance().listeners() == 1);
        assertThat(server.listeners.attendance().dropped(Drop.SLOW)).isEqualTo(1);
    }

    /** What asks for a connection of this path. */
    private String upgrade(String path) {
        List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: 127.0.0.1:" + server.port()));
        if (!path.equals(EVENTS)) {
            lines.addAll(List.of(
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
        }
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** A masked text frame of a client; the mask is zero. */
    private static byte[] frame(String text) {
        return Buffer.buffer()
                .appendByte((byte) 0x81)
                .appendByte((byte) (0x80 | text.length()))
                .appendInt(0)
                .appendString(text)
                .getBytes();
    }
}
