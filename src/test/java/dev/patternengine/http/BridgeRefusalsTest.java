package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.message.Attendance.Frame;
import dev.patternengine.message.News;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no frame of the bridge is refused, counted and no fault of the engine; the connection goes on. */
@Timeout(60)
class BridgeRefusalsTest {
    private static final String RAW = "/eventbus/websocket";
    private static final String SESSION = "/eventbus/000/abc/xhr";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final LiveServer server = new LiveServer();
    private final Faults faults = new Faults();

    @AfterEach
    void close() {
        faults.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                            | invalid_json",
                "{                                             | invalid_json",
                "nonsense                                      | invalid_json",
                "[]                                            | invalid_json",
                "7                                             | invalid_json",
                "null                                          | invalid_json",
                "\"ping\"                                      | invalid_json",
                "{}                                            | missing_type",
                "{\"type\":null}                               | missing_type",
                "{\"type\":7}                                  | missing_address",
                "{\"type\":7,\"address\":\"ask\"}              | invalid_type",
                "{\"type\":\"listen\",\"address\":\"ask\"}     | invalid_type",
                "{\"type\":\"send\"}                           | missing_address",
                "{\"type\":\"register\",\"address\":null}      | missing_address",
                "{\"type\":\"unregister\",\"address\":\"ask\"} | access_denied",
                "{\"type\":\"send\",\"address\":\"ask\",\"body\":{},\"replyAddress\":\"1234567890123456789012345678901234567\"}"
                        + "| invalid_reply_address"
            })
    void socket_whatIsNoFrame_isRefusedAndCounted(String frame, String error) {
        Mailbox client = server.socket(RAW, "acme");

        client.send(frame);

        assertThat(client.next()).isEqualTo(err(error));
        assertThat(counted()).containsExactly(0L, 0L, 0L, 1L);
        assertThat(faults.messages()).isEmpty();
        client.send(new JsonObject()
                .put("type", "send")
                .put("address", News.QUESTIONS)
                .put("replyAddress", "r")
                .put("body", new JsonObject())
                .encode());
        assertThat(client.next().getString("address")).isEqualTo("r");
        assertThat(counted()).containsExactly(0L, 0L, 0L, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "[\"ask\"]", "true"})
    void socket_addressThatIsNoText_isRefusedAndCounted(String address) {
        Mailbox client = server.socket(RAW, "acme");

        for (String type : List.of("register", "send", "publish")) {
            client.send("{\"type\":\"" + type + "\",\"address\":" + address + ",\"body\":{}}");
            assertThat(client.next()).isEqualTo(err("rejected"));
        }

        assertThat(counted()).containsExactly(1L, 1L, 1L, 0L);
        assertThat(faults.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui.acme.rates", "ui.bolt.rates"})
    void socket_replyToWhereEventsCome_isRefusedAndCounted(String reply) {
        Mailbox client = server.socket(RAW, "acme");

        client.send("{\"type\":\"send\",\"address\":\"ask\",\"body\":{},\"replyAddress\":\"" + reply + "\"}");

        assertThat(client.next()).isEqualTo(err("rejected"));
        assertThat(counted()).containsExactly(0L, 1L, 0L, 0L);
    }

    @Test
    void socket_registeredTwice_isRefusedAndCounted() {
        Mailbox client = server.socket(RAW, "acme");
        String register = new JsonObject()
                .put("type", "register")
                .put("address", News.address("acme", "rates"))
                .encode();

        client.send(register);
        client.send(register);

        assertThat(client.next()).isEqualTo(err("address_already_registered"));
        assertThat(counted()).containsExactly(0L, 0L, 0L, 1L);
    }

    @Test
    void xhr_whatIsNoFrame_isRefusedAndCounted() throws Exception {
        assertThat(post(SESSION, "").body()).startsWith("o");

        post(SESSION + "_send", new JsonArray().add("[]").add("{\"type\":5}").encode());

        String polled = post(SESSION, "").body();
        while (polled.startsWith("h")) {
            polled = post(SESSION, "").body();
        }
        assertThat(polled).contains("invalid_json").contains("missing_address");
        assertThat(counted()).containsExactly(0L, 0L, 0L, 2L);
    }

    /** The page's texts are no frames of the bridge's, whatever they look like. */
    @Test
    void socket_eventThatLooksLikeARefusal_isNotCounted() {
        Mailbox client = server.socket(RAW, "acme");
        client.send(new JsonObject()
                .put("type", "register")
                .put("address", News.address("acme", "rates"))
                .encode());
        client.send("{}");
        assertThat(client.next()).isEqualTo(err("missing_type"));

        server.tell("acme", "rates", err("invalid_json"));

        assertThat(client.next().getJsonObject("body")).isEqualTo(err("invalid_json"));
        assertThat(counted()).containsExactly(0L, 0L, 0L, 1L);
    }

    @Test
    void info_tellsTheOriginsThatAreLetIn() throws Exception {
        HttpResponse<String> reply = CLIENT.send(request("/eventbus/info").build(), BodyHandlers.ofString());

        String host = "127.0.0.1:" + server.port();
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(reply.body()).getJsonArray("origins"))
                .isEqualTo(JsonArray.of("http://" + host, "https://" + host));
        assertThat(new JsonObject(reply.body()).getBoolean("websocket")).isTrue();
    }

    private List<Long> counted() {
        return Arrays.stream(Frame.values())
                .map(server.listeners.attendance()::refused)
                .toList();
    }

    private static JsonObject err(String error) {
        return new JsonObject().put("type", "err").put("body", error);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header(LiveServer.TENANT, "acme");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return CLIENT.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }
}
