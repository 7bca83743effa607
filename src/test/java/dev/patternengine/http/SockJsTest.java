package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.message.Attendance.Drop;
import dev.patternengine.message.Attendance.Frame;
import dev.patternengine.message.News;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of SockJS, as its clients open them: over a WebSocket first, and over XHR where there is none. */
@Timeout(120)
class SockJsTest {
    private static final String SESSION = "/eventbus/000/abc/";
    private static final int PATIENCE_SECONDS = 20;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final LiveServer server = new LiveServer();
    private final Faults faults = new Faults();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    @AfterEach
    void close() {
        faults.close();
        server.close();
    }

    private WebSocket open() throws InterruptedException {
        WebSocketClient client = server.vertx.createWebSocketClient();
        ClientWebSocket socket = client.webSocket();
        socket.textMessageHandler(frames::add);
        LiveServer.result(socket.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setURI(SESSION + "websocket")
                .addHeader(LiveServer.TENANT, "acme")));
        socket.closeHandler(end -> closed.complete(socket.closeStatusCode() + " " + socket.closeReason()));
        assertThat(next()).isEqualTo("o");
        return socket;
    }

    /** The next frame that is no sign of life. */
    private String next() throws InterruptedException {
        String frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while ("h".equals(frame)) {
            frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        return frame;
    }

    private String end() {
        return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static JsonObject message(String frame) {
        assertThat(frame).startsWith("a");
        JsonArray messages = new JsonArray(frame.substring(1));
        assertThat(messages).hasSize(1);
        return new JsonObject(messages.getString(0));
    }

    private static JsonObject frame(String type, String address) {
        return new JsonObject().put("type", type).put("address", address);
    }

    private static JsonObject error(String what) {
        return new JsonObject().put("type", "err").put("body", what);
    }

    private static JsonObject question(String reply) {
        return frame("send", News.QUESTIONS).put("replyAddress", reply).put("body", new JsonObject());
    }

    private List<Long> counted() {
        return Arrays.stream(Frame.values())
                .map(server.listeners.attendance()::refused)
                .toList();
    }

    private HttpResponse<String> post(String transport, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + SESSION + transport))
                .header(LiveServer.TENANT, "acme")
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private String polled() throws IOException, InterruptedException {
        String polled = post("xhr", "").body();
        while (polled.startsWith("h")) {
            polled = post("xhr", "").body();
        }
        return polled;
    }

    @Test
    void socket_severalMessagesInAFrame_areHeardInOrder() throws Exception {
        WebSocket socket = open();
        String register = frame("register", News.address("acme", "loops")).encode();

        socket.writeTextMessage("");
        socket.writeTextMessage("[]");
        socket.writeTextMessage(
                JsonArray.of(register, question("erst ü\u2028\ud83d\ude00").encode())
                        .encode());
        socket.writeTextMessage(" " + JsonArray.of(question("second").encode()).encode() + "\n");

        assertThat(message(next()).getString("address")).isEqualTo("erst ü\u2028\ud83d\ude00");
        assertThat(message(next()).getString("address")).isEqualTo("second");
        server.tell("acme", "loops", new JsonObject().put("n", 1));
        assertThat(message(next()).getJsonObject("body").getInteger("n")).isEqualTo(1);
        assertThat(counted()).containsOnly(0L);
        assertThat(server.listeners.attendance().listeners()).isEqualTo(1);

        LiveServer.result(socket.close());
        LiveServer.until(() -> server.listeners.attendance().listeners() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[7]",
                "[{\"type\":\"ping\"}]",
                "[[\"{}\"]]",
                "[\"{}\",null]",
                "[\"{}\"",
                "[\"{}\"] []",
                "[\"{}\"]]",
                "[\"a\",/*b*/\"c\"]",
                "['{}']",
                "[\"a\" \"b\"]",
                "[\"a\",]",
                "{\"type\":\"ping\"}",
                "7",
                "null",
                "nonsense",
                "\"{}\"",
                "\"a\\x\"",
                " "
            })
    void frameThatIsNone_isRefusedWithAReasonAndCounted(String frame) throws Exception {
        WebSocket socket = open();
        post("xhr", "");

        socket.writeTextMessage(frame);

        assertThat(message(next())).isEqualTo(error("a frame must be a JSON array of texts"));
        assertThat(next()).isEqualTo("c[1007,\"a frame must be a JSON array of texts\"]");
        assertThat(end()).isEqualTo("1007 a frame must be a JSON array of texts");
        assertThat(counted()).containsExactly(0L, 0L, 0L, 1L);

        HttpResponse<String> sent = post("xhr_send", frame);

        assertThat(sent.statusCode()).isEqualTo(400);
        assertThat(sent.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(sent.body()).contains("a frame must be a JSON array of texts");
        assertThat(counted()).containsExactly(0L, 0L, 0L, 2L);
        assertThat(faults.messages()).isEmpty();
    }

    @Test
    void socket_bytes_areRefusedWithAReasonAndCounted() throws Exception {
        open().writeBinaryMessage(Buffer.buffer("[\"{}\"]"));

        assertThat(message(next())).isEqualTo(error("a frame must be a JSON array of texts"));
        assertThat(next()).startsWith("c[1003,");
        assertThat(end()).startsWith("1003 ");
        assertThat(counted()).containsExactly(0L, 0L, 0L, 1L);
    }

    @Test
    void socket_messageThatIsNoFrameOfTheBridge_isRefusedAndCountedAndItGoesOn() throws Exception {
        WebSocket socket = open();

        socket.writeTextMessage(
                JsonArray.of("", "null", question("after").encode()).encode());

        assertThat(message(next())).isEqualTo(error("invalid_json"));
        assertThat(message(next())).isEqualTo(error("invalid_json"));
        assertThat(message(next()).getString("address")).isEqualTo("after");
        assertThat(counted()).containsExactly(0L, 0L, 0L, 2L);
        assertThat(faults.messages()).isEmpty();
    }

    @Test
    void socket_ofTwoClientsUnderOneName_areTwoSessions() throws Exception {
        WebSocket one = open();
        WebSocket other = open();

        one.writeTextMessage(JsonArray.of(question("one").encode()).encode());
        assertThat(message(next()).getString("address")).isEqualTo("one");
        other.writeTextMessage(JsonArray.of(question("other").encode()).encode());
        assertThat(message(next()).getString("address")).isEqualTo("other");
    }

    @Test
    void xhr_bodyThatIsMissing_isRefusedAndCounted() throws Exception {
        post("xhr", "");

        assertThat(post("xhr_send", "").statusCode()).isEqualTo(400);
        assertThat(post("xhr_send", "[]").statusCode()).isEqualTo(204);
        assertThat(post("xhr_send", "[\"{\\\"type\\\":\\\"ping\\\"}\"]").statusCode())
                .isEqualTo(204);

        assertThat(counted()).containsExactly(0L, 0L, 0L, 1L);
        assertThat(faults.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui.other.rates", "ui.acme.nonsense", "ask", "ask.sequence"})
    void unregister_foreignAddress_isRefusedAndCounted(String address) {
        Mailbox client = server.socket("/eventbus/websocket", "acme");

        client.send(frame("unregister", address));

        assertThat(client.next().getString("type")).isEqualTo("err");
        assertThat(counted()).containsExactly(0L, 0L, 0L, 1L);
    }

    @Test
    void unregister_ownAddress_isHeardNoMore() {
        Mailbox client = server.socket("/eventbus/websocket", "acme");
        client.send(frame("register", News.address("acme", "rates")));
        client.send(frame("unregister", News.address("acme", "rates")));
        client.send(question("settled"));
        assertThat(client.next().getString("address")).isEqualTo("settled");

        server.tell("acme", "rates", new JsonObject());

        client.send(question("after"));
        assertThat(client.next().getString("address")).isEqualTo("after");
        assertThat(counted()).containsOnly(0L);
    }

    @Test
    void xhr_clientThatDoesNotPoll_isDroppedAndToldWhy() throws Exception {
        assertThat(post("xhr", "").body()).isEqualTo("o\n");
        post(
                "xhr_send",
                JsonArray.of(
                                frame("register", News.address("acme", "loops")).encode(),
                                question("settled").encode())
                        .encode());
        assertThat(polled()).contains("settled");
        JsonObject large = new JsonObject().put("text", "x".repeat(40_000));

        for (int told = 0; told < 4; told++) {
            server.tell("acme", "loops", large);
        }
        LiveServer.until(() -> server.listeners.attendance().dropped(Drop.SLOW) == 1);

        assertThat(polled()).contains(Listener.TOO_SLOW);
        assertThat(polled()).startsWith("c[");
        LiveServer.until(() -> server.listeners.attendance().listeners() == 0);
        assertThat(server.listeners.attendance().dropped(Drop.SLOW)).isEqualTo(1);
    }

    /** What is wrong is answered, and answers that nobody reads are not kept without bound either. */
    @ParameterizedTest
    @ValueSource(strings = {"/eventbus/websocket", SESSION + "websocket"})
    void socket_thatAsksAndDoesNotRead_isDropped(String path) {
        WebSocketClient client = server.vertx.createWebSocketClient();
        WebSocket socket = LiveServer.result(client.connect(new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(server.port())
                        .setURI(path)
                        .addHeader(LiveServer.TENANT, "acme"))
                .map(opened -> opened.pause()));
        String nothing = path.startsWith(SESSION) ? new JsonArray(List.of("{}", "{}", "{}")).encode() : "{}";

        int sent = 0;
        while (server.listeners.attendance().dropped(Drop.SLOW) == 0 && !socket.isClosed()) {
            LiveServer.result(socket.writeTextMessage(nothing));
            assertThat(sent++).as("frames until it is dropped").isLessThan(200_000);
        }

        assertThat(server.listeners.attendance().dropped(Drop.SLOW)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void xhr_bodyThatIsLargerThanAllowed_isTooLargeAndCounted(boolean announced) {
        try (EdgeServer edge = new EdgeServer()) {
            byte[] large = JsonArray.of("x".repeat(1 << 20)).encode().getBytes(StandardCharsets.US_ASCII);
            BodyPublisher body = announced
                    ? BodyPublishers.ofByteArray(large)
                    : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
            assertThat(edge.send("POST", SESSION + "xhr", BodyPublishers.noBody())
                            .status())
                    .isEqualTo(200);

            assertThat(edge.send("POST", SESSION + "xhr_send", body).status()).isEqualTo(413);

            assertThat(edge.get("/metrics").response().body())
                    .containsPattern("(?m)^pattern_engine_live_refused_total\\{frame=\"other\"\\S* 1.0$");
        }
    }
}
