package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a whole node tells at {@code /metrics}. */
@Timeout(240)
class MetricsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int MANY = Integer.getInteger("patternengine.tenants", 2_000);
    private static final long PATIENCE_SECONDS = 120;

    /** Fewer than would have to wait for long, and then be refused, on a slow machine. */
    private static final int AT_ONCE = 200;

    private static PatternEngine engine;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        engine = result(PatternEngine.embedded(Settings.DEFAULT));
        HttpVerticle http =
                new HttpVerticle(engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC());
        result(engine.vertx().deployVerticle(http));
        address = URI.create("http://127.0.0.1:" + http.port());
    }

    @AfterAll
    static void stop() throws Exception {
        result(engine.close());
    }

    private static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static String scrape() throws IOException, InterruptedException {
        return send("GET", "/metrics", "").body();
    }

    private static double value(String scrape, String series) {
        Optional<String> line =
                scrape.lines().filter(one -> one.startsWith(series + " ")).findFirst();
        return line.map(one -> Double.parseDouble(one.substring(series.length() + 1)))
                .orElse(0.0);
    }

    private static double risen(String before, String after, String series) {
        return value(after, series) - value(before, series);
    }

    /** All series but those of the virtual machine, which appear when it first collects garbage in some way. */
    private static List<String> series(String scrape) {
        return scrape.lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("pattern_engine_jvm_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    @Test
    void metrics_ofANode_areTextWithOnePrefixThatPromtoolAccepts() throws Exception {
        HttpResponse<String> answer = send("GET", "/metrics", "");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(series(answer.body())).isNotEmpty().allMatch(line -> line.startsWith("pattern_engine_"));
        assertThat(Promtool.run(answer.body(), "check", "metrics")).isEmpty();
    }

    @Test
    void metrics_afterObservations_tellWhatBecameOfThem() throws Exception {
        String before = scrape();
        send("POST", "/api/v1/observations", "[{\"id\":\"m1\",\"session\":\"m\",\"task\":\"a\"},{\"task\":7}]");
        send("POST", "/api/v1/observations", "{\"id\":\"m1\",\"session\":\"m\",\"task\":\"a\"}");
        String after = scrape();
        String observations = "pattern_engine_ingest_observations_total";
        assertThat(risen(before, after, observations + "{outcome=\"stored\"}")).isEqualTo(1);
        assertThat(risen(before, after, observations + "{outcome=\"duplicate\"}"))
                .isEqualTo(1);
        assertThat(risen(before, after, observations + "{outcome=\"rejected\"}"))
                .isEqualTo(1);
        assertThat(risen(before, after, "pattern_engine_ingest_acknowledge_seconds_count"))
                .isEqualTo(2);
        assertThat(risen(before, after, "pattern_engine_log_append_seconds_count{outcome=\"stored\"}"))
                .isPositive();
        assertThat(value(after, "pattern_engine_miner_model_cells{kind=\"sequence\"}"))
                .isPositive();
        assertThat(value(after, "pattern_engine_scrape_missing_parts")).isZero();
    }

    @Test
    void metrics_afterQuestions_tellMatchesByKind() throws Exception {
        String before = scrape();
        result(engine.recommend(Question.after("nobody-did-this")));
        String after = scrape();
        assertThat(risen(before, after, "pattern_engine_advice_seconds_count{kind=\"tool\",match=\"none\"}"))
                .isEqualTo(1);
    }

    /** What the bridge says first. */
    private record Answer(CompletableFuture<String> told) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            told.complete(text.toString());
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
            return onText(socket, StandardCharsets.UTF_8.decode(bytes), last);
        }
    }

    @Test
    void metrics_ofThoseWhoListen_tellHowManyAndWhatTheBridgeRefused() throws Exception {
        String refused = "pattern_engine_live_refused_total{frame=\"publish\"}";
        String bridged = "pattern_engine_live_listeners{way=\"bridge\"}";
        String before = scrape();
        CompletableFuture<String> told = new CompletableFuture<>();
        URI bridge = URI.create("ws://127.0.0.1:" + address.getPort() + "/eventbus/websocket");
        WebSocket socket = CLIENT.newWebSocketBuilder()
                .buildAsync(bridge, new Answer(told))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"publish\",\"address\":\"ui.default.rates\",\"body\":{}}", true)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(told.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).contains("rejected");
        String after = scrape();
        socket.abort();
        assertThat(risen(before, after, refused)).isEqualTo(1);
        assertThat(value(after, bridged)).isEqualTo(1);
        assertThat(after).contains("pattern_engine_live_dropped_total{reason=\"slow\"} 0.0");
    }

    @Test
    void metrics_afterManyTenantsToolsAndPaths_haveNoMoreSeries() throws Exception {
        use(0);
        scrape();
        List<String> before = series(scrape());
        List<Future<?>> all = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            all.add(engine.gateway().observe("tenant-" + number, List.of(observation(number))));
            if (number % AT_ONCE == 0) {
                result(Future.all(all));
                all.clear();
            }
        }
        result(Future.all(all));
        for (int number = 1; number <= 50; number++) {
            use(number);
        }
        assertThat(series(scrape())).containsExactlyInAnyOrderElementsOf(before);
        assertThat(value(scrape(), "pattern_engine_miner_tenants{kind=\"tool\"}"))
                .isGreaterThanOrEqualTo(MANY);
    }

    private static Observation observation(int number) {
        return Observation.of("task-" + number)
                .session("session-" + number)
                .tool("tool-" + number)
                .executionTime(1)
                .build();
    }

    private static void use(int number) throws Exception {
        result(engine.observe(List.of(observation(number))));
        send("GET", "/api/v1/sessions/session-" + number, "");
        send("GET", "/nothing/at/" + number, "");
        send("METHOD" + number, "/api/v1/observations", "");
        send("POST", "/api/v1/recommendations", "{\"task\":\"task-" + number + "\"}");
    }
}
