package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.message.Attendance.Drop;
import dev.patternengine.message.Attendance.Frame;
import dev.patternengine.message.News;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers may hear and ask over SockJS, and what not. */
@Timeout(60)
class BridgeTest {
    private static final String RAW = "/eventbus/websocket";
    private static final JsonObject BODY = new JsonObject().put("n", 1);

    /** A question that is answered, whatever the engine knows. */
    private static final JsonObject SETTLING =
            frame("send", "ask").put("replyAddress", "settled").put("body", new JsonObject());

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final LiveServer server = new LiveServer();

    @AfterEach
    void close() {
        server.close();
    }

    private static JsonObject frame(String type, String address) {
        return new JsonObject().put("type", type).put("address", address);
    }

    private static JsonObject ask(JsonObject question) {
        return frame("send", "ask").put("replyAddress", "r-1").put("body", question);
    }

    /** Frames of one connection are handled in order: after the answer, those before it have been seen. */
    private void settle(Mailbox client) {
        client.send(SETTLING);
        JsonObject reply = client.next();
        while (reply.getString("address").endsWith(".advice")) {
            reply = client.next();
        }
        assertThat(reply.getString("address")).isEqualTo("settled");
        server.engine.questions.clear();
    }

    @Test
    void register_ownAddresses_hearsWhatIsTold() {
        Mailbox client = server.socket(RAW, "default");
        for (String event : News.EVENTS) {
            client.send(frame("register", News.address("default", event)));
        }
        settle(client);

        for (String event : News.EVENTS) {
            server.tell("default", event, BODY);
            assertThat(client.next())
                    .isEqualTo(frame("rec", News.address("default", event)).put("body", BODY));
        }
    }

    static Stream<String> foreignAddresses() {
        return Stream.concat(
                News.EVENTS.stream().map(event -> News.address("other", event)),
                Stream.of(
                        "ui.acme.federation",
                        "ui.acme.other.rates",
                        "ui.acme",
                        "ui.acme.",
                        "ui.acme.rates.",
                        "ui.*.rates",
                        "ui..rates",
                        "UI.acme.rates",
                        "stored",
                        "ask",
                        "ask.sequence",
                        "ingest.n1",
                        "watched",
                        "federation.n1",
                        "__vertx.reply.1",
                        ""));
    }

    @ParameterizedTest
    @MethodSource("foreignAddresses")
    void register_anyOtherAddress_isRefusedAndCounted(String address) {
        Mailbox client = server.socket(RAW, "acme");

        client.send(frame("register", address));

        assertThat(client.next()).isEqualTo(new JsonObject().put("type", "err").put("body", "rejected"));
        server.tell("other", "rates", BODY);
        settle(client);
        assertThat(client.messages).isEmpty();
        assertThat(server.listeners.attendance().refused(Frame.REGISTER)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask.sequence",
                "ingest.n1",
                "ui.acme.rates",
                "ui.other.rates",
                "forget.tool",
                "federation-order",
                "watched"
            })
    void send_anyOtherAddress_isRefusedAndReachesNobody(String address) {
        CompletableFuture<Object> reached = new CompletableFuture<>();
        server.vertx.eventBus().consumer("ui.acme.rates", message -> reached.complete(message.body()));
        Mailbox client = server.socket(RAW, "acme");

        client.send(frame("send", address).put("body", BODY));
        client.send(frame("publish", address).put("body", BODY));
        client.send(frame("publish", "ask").put("body", BODY));

        for (int refused = 0; refused < 3; refused++) {
            assertThat(client.next().getString("body")).isEqualTo("rejected");
        }
        settle(client);
        assertThat(reached).isNotDone();
        assertThat(server.engine.submissions).isEmpty();
        assertThat(server.engine.questions).isEmpty();
        assertThat(server.listeners.attendance().refused(Frame.SEND)).isEqualTo(1);
        assertThat(server.listeners.attendance().refused(Frame.PUBLISH)).isEqualTo(2);
    }

    @Test
    void send_question_isAnsweredLikeOverRest() {
        server.engine.answers = question -> Future.succeededFuture(FakeEngine.advice(Kind.RECOVERY));
        Mailbox client = server.socket(RAW, "acme");

        client.send(ask(new JsonObject().put("task", "a").put("kinds", new JsonArray().add("recovery"))));

        JsonObject reply = client.next();
        assertThat(reply.getString("address")).isEqualTo("r-1");
        assertThat(reply.getJsonObject("body")
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("action"))
                .isEqualTo("describe");
        assertThat(server.engine.questions).hasSize(1);
        assertThat(server.engine.questions.get(0).task()).isEqualTo("a");
    }

    @Test
    void send_questionWithAMistake_isRefusedNamingTheField() {
        Mailbox client = server.socket(RAW, "acme");

        client.send(ask(new JsonObject().put("limit", 0)));

        JsonObject reply = client.next();
        assertThat(reply.getString("type")).isEqualTo("err");
        assertThat(reply.getString("message")).startsWith("/limit ");
        assertThat(server.engine.questions).isEmpty();
    }

    @Test
    void send_questionThatNamesATenant_isAskedForTheCallersOwn() {
        CompletableFuture<JsonObject> told = new CompletableFuture<>();
        server.vertx.eventBus().<JsonObject>consumer("ui.acme.advice", message -> told.complete(message.body()));
        Mailbox client = server.socket(RAW, "acme");

        client.send(ask(new JsonObject().put("task", "a")).put("headers", new JsonObject(Map.of("tenant", "other"))));
        client.next();

        assertThat(told.orTimeout(8, TimeUnit.SECONDS).join().getString("task")).isEqualTo("a");
    }

    @Test
    void send_questionWithATenantInIt_isRefused() {
        Mailbox client = server.socket(RAW, "acme");

        client.send(ask(new JsonObject().put("task", "a").put("tenant", "other")));

        assertThat(client.next().getString("message")).contains("/tenant");
        assertThat(server.engine.questions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null"})
    void send_questionThatIsNoObject_isRefused(String body) {
        Mailbox client = server.socket(RAW, "acme");

        client.send(
                new JsonObject("{\"type\":\"send\",\"address\":\"ask\",\"replyAddress\":\"r\",\"body\":" + body + "}"));

        assertThat(client.next().getString("type")).isEqualTo("err");
        assertThat(server.engine.questions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RAW,
                "/eventbus/000/abc/websocket",
                "/eventbus/info",
                "/eventbus/000/abc/xhr",
                "/api/v1/events",
                "/api/v1/live"
            })
    void request_ofAForeignPage_isForbidden(String path) throws Exception {
        for (String origin : new String[] {"http://elsewhere.example", "null"}) {
            HttpResponse<String> reply = send(path, "Origin", origin);

            assertThat(reply.statusCode()).as(origin).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/eventbus/iframe.html",
                "/eventbus/iframe-1.html",
                "/eventbus/0/abc/htmlfile",
                "/eventbus/0/abc/eventsource",
                "/eventbus/0/abc/jsonp"
            })
    void request_otherTransport_isNotFound(String path) throws Exception {
        assertThat(send(path, "X-Any", "1").statusCode()).isEqualTo(404);
    }

    @Test
    void xhr_sessionOfAnotherTenant_isNotThere() throws Exception {
        HttpResponse<String> opened = post("/eventbus/000/abc/xhr", "acme", "");
        HttpResponse<String> sent = post("/eventbus/000/abc/xhr_send", "other", "[\"{}\"]");
        HttpResponse<String> unknown = post("/eventbus/000/nobodys/xhr_send", "other", "[\"{}\"]");
        HttpResponse<String> namesake = post("/eventbus/000/abc/xhr", "other", "");
        String register = new JsonArray()
                .add(frame("register", "ui.acme.rates").encode())
                .add(SETTLING.encode())
                .encode();
        HttpResponse<String> own = post("/eventbus/000/abc/xhr_send", "acme", register);

        assertThat(opened.body()).startsWith("o");
        assertThat(opened.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(opened.headers().firstValue("Connection")).contains("close");
        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(sent.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(sent.body()).isEqualTo(unknown.body());
        assertThat(server.listeners.attendance().refused(Frame.OTHER)).isEqualTo(2);
        assertThat(sent.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
        assertThat(namesake.body()).isEqualTo(opened.body());
        assertThat(own.statusCode()).isEqualTo(204);
        assertThat(polled("/eventbus/000/abc/xhr")).contains("settled");
        server.tell("acme", "rates", BODY);
        assertThat(polled("/eventbus/000/abc/xhr")).contains("ui.acme.rates");
    }

    /** The transport takes the session from a parameter, which a query may name as well as a path. */
    @ParameterizedTest
    @ValueSource(strings = {"abc", "acme/abc", "acme/somebody/abc"})
    void xhr_sessionNamedInTheQuery_isNotTheOneThatIsServed(String wanted) throws Exception {
        String query = "?param0=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        String register = new JsonArray()
                .add(frame("register", "ui.acme.rates").encode())
                .add(SETTLING.encode())
                .encode();
        assertThat(post("/eventbus/000/abc/xhr", "acme", "").body()).startsWith("o");
        assertThat(post("/eventbus/000/abc/xhr_send", "acme", register).statusCode())
                .isEqualTo(204);
        assertThat(polled("/eventbus/000/abc/xhr")).contains("settled");
        server.tell("acme", "rates", BODY);

        assertThat(post("/eventbus/000/def/xhr" + query, "other", "").body()).isEqualTo("o\n");
        assertThat(polled("/eventbus/000/abc/xhr")).contains("ui.acme.rates");
    }

    /** The first that comes and is no sign of life. */
    private String polled(String path) throws Exception {
        String polled = post(path, "acme", "").body();
        while (polled.startsWith("h")) {
            polled = post(path, "acme", "").body();
        }
        return polled;
    }

    @Test
    void socket_whoseKeyHoldsNoLonger_isClosedBeforeItHearsMore() {
        Mailbox client = server.socket(RAW, "acme");
        client.send(frame("register", "ui.acme.rates"));
        settle(client);
        server.stands = false;

        server.tell("acme", "rates", BODY);

        assertThat(client.closed()).isEqualTo(SocketListener.NOT_ALLOWED);
        assertThat(client.socket.closeReason()).isEqualTo("the key holds no longer");
        server.tell("acme", "rates", BODY);
        assertThat(client.messages).isEmpty();
        assertThat(server.listeners.attendance().dropped(Drop.KEY)).isEqualTo(1);
    }

    @Test
    void socket_thatSendsNoPing_isClosedAndCounted() {
        try (LiveServer impatient = new LiveServer(500)) {
            Mailbox client = impatient.socket(RAW, "acme");

            client.closed();

            LiveServer.until(() -> impatient.listeners.attendance().listeners() == 0);
            assertThat(impatient.listeners.attendance().dropped(Drop.SILENT)).isEqualTo(1);
        }
    }

    @Test
    void socket_thatAnswersNothing_isCountedUntilItGoes() {
        Mailbox client = server.socket(RAW, "acme");
        settle(client);
        assertThat(server.listeners.attendance().listeners()).isEqualTo(1);
        assertThat(server.gateway.audience().here()).containsExactly("acme");

        LiveServer.result(client.socket.close());

        LiveServer.until(() -> server.listeners.attendance().listeners() == 0);
        assertThat(server.gateway.audience().here()).isEmpty();
    }

    private HttpResponse<String> send(String path, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .headers(headers)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String tenant, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header(LiveServer.TENANT, tenant)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }
}
