package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import dev.patternengine.engine.StandardMiners;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sends each request of docs/api.md, in order, to a real engine and holds the answer against the one shown there; and holds
 * the examples of the contract against the same answers. Ids that are cut to {@code r-…} and {@code p-…} are those given last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class ApiExamplesTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern ID = Pattern.compile("\"id\":\"([rp]-)([^\"]+)\"");
    private static final Pattern OWN =
            Pattern.compile("\"(?:20[0-9]{2}-[01][0-9]-[0-3][0-9](?:T[0-9:.]+Z)?|r-[\\w-]{40,}|[0-9a-f]{32})\"");
    private static final long PATIENCE_SECONDS = 60;

    private final Map<String, String> ids = new HashMap<>();
    private final List<Answered> answers = new ArrayList<>();
    private PatternEngine engine;
    private HttpVerticle http;

    /** A request, and what was really answered. */
    private record Answered(Example example, HttpResponse<String> response) {}

    @BeforeAll
    void askAll(@TempDir Path folder) throws IOException, InterruptedException {
        engine = result(PatternEngine.embedded(Settings.DEFAULT.withData(folder), StandardMiners.ALL));
        http = new HttpVerticle(
                engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC(), Gatekeeper.open());
        result(engine.vertx().deployVerticle(http));
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (Example example : Example.of(Files.readString(Path.of("docs/api.md")))) {
            HttpResponse<String> response = client.send(request(example), BodyHandlers.ofString());
            Matcher id = ID.matcher(response.body());
            while (id.find()) {
                ids.put(id.group(1), id.group(2));
            }
            answers.add(new Answered(example, response));
        }
    }

    @AfterAll
    void close() {
        result(engine.close());
    }

    private HttpRequest request(Example example) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + http.port() + full(example.path())))
                .method(example.method(), BodyPublishers.ofString(full(example.body())));
        if (!example.headers().isEmpty()) {
            request.headers(example.headers().toArray(String[]::new));
        }
        return request.build();
    }

    private String full(String text) {
        String full = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            full = full.replace(id.getKey() + "…", id.getKey() + id.getValue());
        }
        return full;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void document_everyAnswer_isTheRealOne() {
        List<String> differences =
                answers.stream().flatMap(each -> differences(each).stream()).toList();

        assertThat(answers).hasSizeGreaterThan(10);
        assertThat(differences).isEmpty();
    }

    private static List<String> differences(Answered answered) {
        Example example = answered.example();
        HttpResponse<String> response = answered.response();
        String place = "docs/api.md:" + example.line() + " " + example.method() + " " + example.path() + ": ";
        List<String> differences = new ArrayList<>();
        if (example.answer().isEmpty() || example.status() != response.statusCode()) {
            return List.of(place + "answered " + response.statusCode() + " " + response.body());
        }
        for (String header : example.answerHeaders()) {
            String[] parts = header.split(": ", 2);
            if (!response.headers().firstValue(parts[0]).orElse("").equals(parts[1])) {
                differences.add(place + "has no header " + header);
            }
        }
        if (!example.answerBody().isEmpty()) {
            Expected.difference(json(example.answerBody()), json(response.body()))
                    .ifPresent(difference -> differences.add(place + difference + "\n  " + response.body()));
        }
        return differences;
    }

    @Test
    void contract_everyExampleOfAnAnswer_isARealOne() {
        List<String> invented = new ArrayList<>();
        contractAnswers((path, operation, example) -> {
            List<String> differences = answers.stream()
                    .filter(each -> isAnswer(each, path, operation))
                    .flatMap(each ->
                            Expected.difference(
                                    likeAnyRun(example),
                                    likeAnyRun(json(each.response().body())))
                                    .stream())
                    .toList();
            long asked = answers.stream()
                    .filter(each -> isAnswer(each, path, operation))
                    .count();
            if (asked > 0 && differences.size() == asked) {
                invented.add(operation + differences);
            }
        });

        assertThat(invented).isEmpty();
    }

    /** The contract is its own example. Three dots would be answered by nobody. */
    @Test
    void contract_everyAnswerInJson_hasAWholeExample() {
        List<String> answered = new ArrayList<>();
        List<String> wanting = new ArrayList<>();
        contractAnswers((path, operation, example) -> {
            answered.add(operation);
            boolean whole = !example.isMissingNode() && !example.toString().contains("…");
            if (!whole && !path.equals("/openapi.json")) {
                wanting.add(operation);
            }
        });

        assertThat(answered).hasSizeGreaterThan(25);
        assertThat(wanting).isEmpty();
    }

    private interface Visitor {
        /** @param operation method and path */
        void visit(String path, String operation, JsonNode example);
    }

    /** Visits the answers of all operations that went well, in JSON. */
    private static void contractAnswers(Visitor visitor) {
        JsonNode contract = json(Contract.load().full().encode());
        contract.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> operation
                        .getValue()
                        .path("responses")
                        .properties()
                        .forEach(answer -> {
                            JsonNode named = answer.getValue().path("$ref");
                            JsonNode whole = named.isMissingNode()
                                    ? answer.getValue()
                                    : contract.at(named.textValue().substring(1));
                            JsonNode body = whole.at("/content/application~1json");
                            if (answer.getKey().startsWith("2") && !body.isMissingNode()) {
                                String name = operation.getKey() + " " + path.getKey();
                                visitor.visit(path.getKey(), name, body.path("example"));
                            }
                        })));
    }

    private static Pattern form(String path) {
        return Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+") + "(\\?.*)?");
    }

    /** Whether it is what such a request was answered. What the document does not show is held against the schemas alone. */
    private static boolean isAnswer(Answered each, String path, String operation) {
        return each.response().statusCode() == 200
                && operation.startsWith(each.example().method().toLowerCase(Locale.ROOT))
                && form(path).matcher(each.example().path()).matches();
    }

    /**
     * With the same text for what each run has of its own: moments, days, signed ids, digests; the session of an example, where any of
     * several may stand; and the figures that depend on the order in which sessions are learned, as the document leaves them out too.
     */
    private static JsonNode likeAnyRun(JsonNode answer) {
        return json(OWN.matcher(answer.toString())
                .replaceAll("\"own\"")
                .replaceAll("\"session\":\"[a-h]\"", "\"session\":\"own\"")
                .replaceAll("\"(entries|cells|top1|top3|mrr10|bits|ece)\":[-0-9.E]+", "\"$1\":0"));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
