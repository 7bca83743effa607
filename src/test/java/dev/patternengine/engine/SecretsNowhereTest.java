package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node tells of what it learned holds no secret: of errors, of goals, and of entries that are named as secrets. */
@Timeout(120)
class SecretsNowhereTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int RUNS = 400;
    private static final List<String> NAMES = List.of("password", "api_key", "clientSecret", "access_token", "pin");

    private static PatternEngine engine;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        engine = result(PatternEngine.embedded(Settings.DEFAULT));
        HttpVerticle http =
                new HttpVerticle(engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC());
        result(engine.vertx().deployVerticle(http));
        address = URI.create("http://127.0.0.1:" + http.port());
        StringBuilder lines = new StringBuilder();
        for (int run = 0; run < RUNS; run++) {
            lines.append(line(run));
        }
        HttpResponse<String> taken = post("/api/v1/observations", "application/x-ndjson", lines.toString());
        assertThat(taken.body()).contains("\"accepted\":" + 2 * RUNS);
    }

    @AfterAll
    static void stop() throws Exception {
        result(engine.close());
    }

    /** Parameters of one task tell how quick it is, circumstances of the other which tool works. */
    private static String line(int run) {
        boolean good = run / 2 % 2 == 0;
        boolean works = good == (run % 2 == 0);
        String entries = entries(good);
        String session = "\"session\":\"s" + run + "\",\"timestamp\":\"" + FIRST.plusSeconds(run) + "\",";
        String error = works ? "" : ",\"error\":\"wrong password, try snowdrop\"";
        return "{" + session + "\"task\":\"load\",\"execution_time\":" + (good ? 1 : 9) + "." + run + ",\"params\":{"
                + entries
                + "}}\n{" + session + "\"task\":\"choose\",\"tool\":\"" + (run % 2 == 0 ? "copy" : "insert")
                + "\",\"context\":{\"goal\":\"set the password to sunflower\"," + entries + "},\"success\":" + works
                + error
                + ",\"end\":true}\n";
    }

    private static String entries(boolean good) {
        String entries = "\"mode\":\"" + (good ? "marigold" : "daisy") + "\"";
        for (String name : NAMES) {
            entries += ",\"" + name + "\":\"" + (good ? "sunflower" : "snowdrop") + "\"";
        }
        return entries;
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    private static String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))).body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/patterns?kind=tool&limit=100",
                "/api/v1/patterns?kind=performance&limit=100",
                "/api/v1/patterns?kind=recovery&limit=100",
                "/api/v1/patterns?kind=sequence&limit=100",
                "/api/v1/stats",
                "/metrics"
            })
    void get_whatWasLearned_holdsNoSecret(String path) throws Exception {
        assertThat(get(path)).doesNotContain("sunflower", "snowdrop");
    }

    @Test
    void get_patternsOfPlainEntries_holdTheirValues() throws Exception {
        assertThat(get("/api/v1/patterns?limit=100&kind=tool")).contains("marigold");
    }

    @Test
    void recommend_withSecretsInTheQuestion_tellsNone() throws Exception {
        String question =
                "{\"task\":\"choose\",\"error\":\"wrong password, try geranium\",\"context\":{\"goal\":\"set the password to geranium\","
                        + "\"mode\":\"marigold\",\"password\":\"geranium\",\"api_key\":\"geranium\"},\"candidates\":[{\"tool\":\"copy\"},{\"tool\":\"insert\"}]}";
        String answer =
                post("/api/v1/recommendations", "application/json", question).body();
        assertThat(answer).contains("copy").doesNotContain("geranium", "sunflower", "snowdrop");
    }
}
