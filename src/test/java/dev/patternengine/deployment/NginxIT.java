package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.cli.EngineProcess;
import dev.patternengine.storage.redis.RedisProcess;
import io.vertx.core.json.JsonArray;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The project's nginx configuration in a real nginx, before three processes of the engine and a Redis. */
@Timeout(300)
class NginxIT {
    /** What the bridge answers, whoever sends it. */
    private static final String FORBIDDEN = "{\"type\":\"register\",\"address\":\"nobody.may\"}";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<Integer> PORTS = new ArrayList<>();
    private static final List<EngineProcess> NODES = new ArrayList<>();
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private static RedisProcess redis;
    private static Nginx nginx;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Shell.require("nginx");
        Shell.readable(folder);
        redis = RedisProcess.start(folder, "--appendonly", "yes");
        for (int node = 0; node < 3; node++) {
            PORTS.add(RedisProcess.freePort());
            NODES.add(startNode(PORTS.get(node)));
        }
        nginx = Nginx.start(folder.resolve("nginx"), RedisProcess.freePort(), PORTS);
    }

    private static EngineProcess startNode(int port) throws IOException {
        return EngineProcess.startOnRedis("redis://" + redis.address(), "--cluster", "--port", Integer.toString(port));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (nginx != null) {
            nginx.close();
        }
        for (EngineProcess node : NODES) {
            node.kill();
        }
        if (redis != null) {
            redis.close();
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(nginx.address() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    /** The node that takes an observation; of that session in the header, or of none when it is empty. */
    private static String nodeThatTakes(String session) throws IOException, InterruptedException {
        String id = "request-" + REQUESTS.incrementAndGet();
        HttpRequest.Builder request = request("/api/v1/observations")
                .header("X-Request-Id", id)
                .POST(BodyPublishers.ofString("{\"task\":\"sticky\"}"));
        if (!session.isEmpty()) {
            request.header("X-Session", session);
        }
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue(id);
        return nginx.nodeOf(id);
    }

    private static Set<String> nodesThatTake(String... sessions) throws IOException, InterruptedException {
        Set<String> nodes = new TreeSet<>();
        for (String session : sessions) {
            nodes.add(nodeThatTakes(session));
        }
        return nodes;
    }

    @Test
    void configuration_isValidWithoutAWarning() throws IOException, InterruptedException {
        assertThat(nginx.check()).contains("test is successful").doesNotContain("[warn]");
    }

    @Test
    void requests_ofOneSession_meetAtOneNode() throws IOException, InterruptedException {
        Set<String> nodes = new TreeSet<>();
        for (int session = 0; session < 48; session++) {
            String first = nodeThatTakes("session-" + session);
            assertThat(nodeThatTakes("session-" + session)).isEqualTo(first);
            assertThat(nodeThatTakes("session-" + session)).isEqualTo(first);
            nodes.add(first);
        }
        assertThat(nodes).hasSize(3);
    }

    @Test
    void requests_ofNoSession_areSpread() throws IOException, InterruptedException {
        assertThat(nodesThatTake("", "", "", "", "", "")).hasSize(3);
    }

    @Test
    void stream_longerThanAnyBodyMayBe_isHandedOn() throws IOException, InterruptedException {
        int lines = 30_000;
        byte[] body = "{\"session\":\"long\",\"task\":\"abcdefghijklmnopqrstuvwxyz0123456789\"}\n"
                .repeat(lines)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(body.length).isGreaterThan(1 << 20);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        HttpRequest.Builder request = request("/api/v1/observations").setHeader("Content-Type", "application/x-ndjson");
        assertThat(send(request.POST(chunked)).body()).contains("\"accepted\":" + lines + ",");
    }

    @Test
    void body_longerThanItMayBe_isRefusedAsTheEngineWould() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/api/v1/recommendations", " ".repeat(1 << 21));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":413");
    }

    @Test
    void page_andItsPosts_areOfOneOrigin() throws IOException, InterruptedException {
        assertThat(send(request("/").GET()).statusCode()).isEqualTo(200);
        HttpRequest.Builder own = request("/api/v1/recommendations")
                .header("Origin", nginx.address().toString());
        assertThat(send(own.POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(200);
        HttpRequest.Builder foreign = request("/api/v1/recommendations").header("Origin", "http://elsewhere");
        assertThat(send(foreign.POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void figures_ofAnyNode_areNotServed() throws IOException, InterruptedException {
        for (String spelling : new String[] {"/metrics", "/metrics/", "/metrics/.", "/metrics//"}) {
            HttpResponse<String> nothing = send(request(spelling).GET());
            assertThat(nothing.statusCode()).as(spelling).isEqualTo(404);
            assertThat(nothing.body()).as(spelling).contains("there is nothing at this path");
        }
        assertThat(send(request("/balancer").GET()).statusCode()).isEqualTo(204);
    }

    @Test
    void events_comeThroughAsTheyHappen() throws Exception {
        HttpResponse<InputStream> stream =
                CLIENT.send(request("/api/v1/events").GET().build(), BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            readUntil(lines, "event: hello");
            nodeThatTakes("");
            readUntil(lines, "event: rates");
        }
    }

    private static void readUntil(BufferedReader lines, String wanted) throws IOException {
        String line = lines.readLine();
        while (!wanted.equals(line)) {
            assertThat(line).as("the stream goes on until %s", wanted).isNotNull();
            line = lines.readLine();
        }
    }

    @Test
    void sockets_areUpgraded() throws Exception {
        try (SocketTexts live = SocketTexts.open(CLIENT, nginx.address(), "/api/v1/live")) {
            assertThat(live.next()).contains("\"event\":\"hello\"");
        }
        try (SocketTexts bus = SocketTexts.open(CLIENT, nginx.address(), "/eventbus/websocket")) {
            bus.send(FORBIDDEN);
            assertThat(bus.next()).contains("rejected");
        }
    }

    @Test
    void sockJsWithoutSockets_meetsItsSessionAtOneNode() throws IOException, InterruptedException {
        assertThat(send(request("/eventbus/info").GET()).body()).contains("\"websocket\":true");
        for (int session = 0; session < 6; session++) {
            String path = "/eventbus/000/fallback-" + session;
            assertThat(post(path + "/xhr", "").body()).isEqualTo("o\n");
            String sent = new JsonArray().add(FORBIDDEN).encode();
            assertThat(post(path + "/xhr_send", sent).statusCode())
                    .as("a node that does not know the session answers 404")
                    .isEqualTo(204);
            assertThat(post(path + "/xhr", "").body()).startsWith("a[").contains("rejected");
        }
    }

    @Test
    void node_killedAndBack_asksNeverFailAndObservationsNotTwice() throws IOException, InterruptedException {
        BalancedClients clients = new BalancedClients(nginx.address());
        clients.start();
        clients.awaitRuns(20);
        NODES.get(1).kill();
        clients.awaitRuns(60);
        NODES.set(1, startNode(PORTS.get(1)));
        clients.awaitRuns(60);
        clients.end();
        System.out.printf(
                "behind nginx, one of three killed and back: %d runs, %d observations sent again, longest wait %d ms%n",
                clients.runs(), clients.sentAgain(), clients.longestWaitMillis());
        assertThat(clients.failures()).isEmpty();
        for (EngineProcess node : NODES) {
            clients.verify(node);
        }
        awaitAll();
    }

    /** Waits until none is left out any more, as one that failed is for 2 s. */
    private static void awaitAll() throws IOException, InterruptedException {
        String[] sessions =
                IntStream.range(0, 48).mapToObj(number -> "session-" + number).toArray(String[]::new);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (nodesThatTake(sessions).size() < NODES.size()) {
            assertThat(System.nanoTime() - end)
                    .as("all nodes take sessions again")
                    .isNegative();
        }
    }
}
