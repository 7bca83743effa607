package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Role;
import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import dev.patternengine.message.News;
import dev.patternengine.message.Topic;
import dev.patternengine.message.Topics;
import io.vertx.core.Future;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address of the bus, and all that is told live, with real keys at a real engine: nothing of one tenant's for another. */
@Timeout(120)
class LiveMatrixTest {
    private static final String BRIDGE = "/eventbus/websocket";
    private static final String PLANTED = "zanzibar";
    private static final String OWN = "madagascar";
    private static final JsonObject BODY = new JsonObject().put("task", "t");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static PatternEngine engine;
    private static Door door;
    private static int port;
    private static WebSocketClient sockets;

    @BeforeAll
    static void start() {
        engine = LiveServer.result(PatternEngine.embedded(Settings.DEFAULT));
        door = new Door();
        HttpVerticle http = new HttpVerticle(
                engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC(), door.gatekeeper);
        LiveServer.result(engine.vertx().deployVerticle(http));
        port = http.port();
        sockets = engine.vertx().createWebSocketClient();
    }

    @AfterAll
    static void stop() {
        LiveServer.result(engine.close());
    }

    /** Every address that {@link Topics} can spell, of both tenants, this node and each kind. */
    private static Set<String> addresses() throws ReflectiveOperationException {
        Set<String> all = new TreeSet<>(List.of("", "ui", "ui.", "ui.*.rates", "ui.acme", "ui.acme.beta.rates"));
        for (Field field : Topics.class.getFields()) {
            if (field.getType() == Topic.class) {
                all.add(((Topic<?, ?>) field.get(null)).address());
            }
        }
        for (Method method : Topics.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == Topic.class) {
                for (Object[] arguments : arguments(method)) {
                    all.add(((Topic<?, ?>) method.invoke(null, arguments)).address());
                }
            }
        }
        Stream.of(Door.OWNER, Door.STRANGER, "default")
                .forEach(tenant -> News.EVENTS.forEach(event -> all.add(News.address(tenant, event))));
        return all;
    }

    private static List<Object[]> arguments(Method method) {
        if (method.getParameterTypes()[0] == Kind.class) {
            return Kind.ALL.stream().map(kind -> new Object[] {kind}).toList();
        }
        return Stream.of(Door.OWNER, Door.STRANGER, engine.gateway().node(), "sequence")
                .map(name -> method.getParameterCount() == 1 ? new Object[] {name} : new Object[] {name, "rates"})
                .toList();
    }

    private static Mailbox socket(String path, String key) {
        return Mailbox.opened(sockets, options(path, key));
    }

    private static WebSocketConnectOptions options(String path, String key) {
        return new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .addHeader("Authorization", "Bearer " + key);
    }

    private static JsonObject frame(String type, String address) {
        return new JsonObject().put("type", type).put("address", address).put("body", BODY);
    }

    /** What came until a question that was asked now is answered. */
    private static List<String> settled(Mailbox client) {
        client.send(new JsonObject().put("type", "ping"));
        client.send(frame("send", "ask").put("replyAddress", "settled"));
        List<String> came = new ArrayList<>();
        for (JsonObject next = client.next(); !"settled".equals(next.getString("address")); next = client.next()) {
            came.add(next.encode());
        }
        return came;
    }

    private static boolean may(String type, String address, String tenant, boolean operator) {
        return switch (type) {
            case "register" ->
                News.EVENTS.stream()
                        .filter(event -> operator || !event.equals(News.FEDERATION))
                        .anyMatch(event -> address.equals(News.address(tenant, event)));
            case "send" -> address.equals(News.QUESTIONS);
            default -> false;
        };
    }

    @TestFactory
    List<DynamicTest> bridge_eachFrameAtEachAddressWithEachKey_isPermittedOnlyWhereThePolicySaysSo()
            throws ReflectiveOperationException {
        Set<String> addresses = addresses();
        assertThat(addresses).contains("ui.acme.loops", "ui.beta.advice", "stored", "ask.sequence", "forget.tool");
        List<DynamicTest> tests = new ArrayList<>();
        for (String type : List.of("register", "send", "publish")) {
            tests.add(bridge(type, addresses, "acme", door.owner.get(Role.READ), false));
            tests.add(bridge(type, addresses, "beta", door.stranger.get(Role.READ), false));
            tests.add(bridge(type, addresses, "beta", door.stranger.get(Role.ADMIN), false));
            tests.add(bridge(type, addresses, "default", door.operator, true));
        }
        return tests;
    }

    private static DynamicTest bridge(String type, Set<String> addresses, String tenant, String key, boolean operator) {
        return DynamicTest.dynamicTest(type + " with a key of " + tenant, () -> {
            Mailbox client = socket(BRIDGE, key);
            for (String address : addresses) {
                client.send(frame(type, address));
                long refused = settled(client).stream()
                        .filter(came -> came.contains("rejected"))
                        .count();
                assertThat(refused).as("%s %s", type, address).isEqualTo(may(type, address, tenant, operator) ? 0 : 1);
            }
            LiveServer.result(client.socket.close());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {BRIDGE, "/eventbus/000/s1/xhr", "/eventbus/info", "/api/v1/live", "/api/v1/events"})
    void listen_withoutAKeyThatMayRead_isRefused(String path) throws IOException, InterruptedException {
        String method = path.endsWith("xhr") ? "POST" : "GET";
        assertThat(status(method, path, null)).isEqualTo(401);
        assertThat(status(method, path, door.revoked)).isEqualTo(401);
        assertThat(status(method, path, door.stranger.get(Role.WRITE))).isEqualTo(403);
    }

    @Test
    void xhr_sessionOfAnotherKey_isLikeOneThatNobodyOpened() throws IOException, InterruptedException {
        String path = "/eventbus/000/s2/xhr";
        assertThat(status("POST", path, door.owner.get(Role.READ))).isEqualTo(200);
        for (String other : List.of(door.stranger.get(Role.ADMIN), door.operator, door.owner.get(Role.ADMIN))) {
            assertThat(status("POST", path + "_send", other))
                    .isEqualTo(status("POST", "/eventbus/000/nobodys/xhr_send", other))
                    .isEqualTo(404);
            assertThat(status("POST", path, other)).isEqualTo(200);
            assertThat(status("POST", path + "_send?param0=s2", other)).isEqualTo(400);
        }
    }

    private static int status(String method, String path, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** An event stream: its lines, and who closes it. */
    private static BufferedReader stream(String key, String last) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events"))
                .header("Authorization", "Bearer " + key)
                .header("Last-Event-ID", last)
                .build();
        HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** A session runs into a loop, after which its tenant is told so. */
    private static void loop(String tenant, String name) {
        Observation step =
                Observation.of(name).session(name).error(name + " is not there").build();
        LiveServer.result(engine.gateway().observe(tenant, List.of(step, step, step)));
    }

    /** Well before the next sign of life, at which whoever listens is looked at too. */
    private static final long REVOKED_SECONDS = 10;

    @ParameterizedTest
    @ValueSource(strings = {BRIDGE, "/api/v1/live"})
    void listen_withAKeyThatIsRevoked_endsAtOnceSayingWhy(String path) {
        String key = door.key(Door.OWNER, Role.READ);
        Mailbox client = socket(path, key);
        Mailbox other = socket(path, door.owner.get(Role.READ));

        LiveServer.result(
                Future.fromCompletionStage(door.keys.revoke(door.keys.find(key).orElseThrow())));

        assertThat(client.closedWithin(REVOKED_SECONDS)).isEqualTo(SocketListener.NOT_ALLOWED);
        assertThat(client.socket.closeReason()).isEqualTo("the key holds no longer");
        assertThat(other.socket.isClosed()).isFalse();
        LiveServer.result(other.socket.close());
    }

    @Test
    void sockJs_withAKeyThatIsRevoked_isToldWhyBeforeItEnds() throws InterruptedException {
        String key = door.key(Door.OWNER, Role.READ);
        BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        LiveServer.result(sockets.connect(options("/eventbus/000/s9/websocket", key))
                .map(client -> client.textMessageHandler(frames::add)));
        assertThat(frames.poll(REVOKED_SECONDS, TimeUnit.SECONDS)).isEqualTo("o");

        LiveServer.result(
                Future.fromCompletionStage(door.keys.revoke(door.keys.find(key).orElseThrow())));

        assertThat(frames.poll(REVOKED_SECONDS, TimeUnit.SECONDS)).contains("the key holds no longer");
        assertThat(frames.poll(REVOKED_SECONDS, TimeUnit.SECONDS)).startsWith("c[");
    }

    private static String until(Mailbox client, String wanted) {
        StringBuilder came = new StringBuilder();
        while (came.indexOf(wanted) < 0) {
            came.append(client.next().encode()).append('\n');
        }
        return came.toString();
    }

    @Test
    void live_whatHappensAtOneTenant_isToldToNobodyElse() throws IOException, InterruptedException {
        Mailbox owner = socket("/api/v1/live", door.owner.get(Role.READ));
        String hello = owner.next().getString("id");
        List<Mailbox> strangers = new ArrayList<>();
        for (String key : List.of(door.stranger.get(Role.READ), door.stranger.get(Role.ADMIN))) {
            strangers.add(socket("/api/v1/live?last_event_id=" + hello, key));
            Mailbox bridged = socket(BRIDGE, key);
            News.EVENTS.forEach(event -> bridged.send(frame("register", News.address(Door.OWNER, event))));
            bridged.send(frame("register", News.address(Door.STRANGER, "loops")));
            settled(bridged);
            strangers.add(bridged);
        }
        try (BufferedReader stream = stream(door.stranger.get(Role.ADMIN), hello)) {
            loop(Door.OWNER, PLANTED);
            assertThat(until(owner, PLANTED)).doesNotContain(OWN);
            loop(Door.STRANGER, OWN);
            for (Mailbox stranger : strangers) {
                assertThat(until(stranger, OWN)).doesNotContain(PLANTED).doesNotContain("\"resumed\":true");
            }
            StringBuilder told = new StringBuilder();
            while (told.indexOf(OWN) < 0) {
                told.append(stream.readLine()).append('\n');
            }
            assertThat(told.toString()).doesNotContain(PLANTED).contains("\"resumed\":false");
        }
    }
}
