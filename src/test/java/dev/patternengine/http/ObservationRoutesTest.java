package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Role;
import dev.patternengine.http.EdgeServer.Reply;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import dev.patternengine.message.SubmissionMessage;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationRoutesTest {
    private static final String PATH = "/api/v1/observations";
    private static final String NDJSON = "application/x-ndjson";

    private final EdgeServer server = new EdgeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void post_oneObject_isHandedOnAndAcknowledged() throws IOException {
        Reply reply = server.post(PATH, "{\"task\":\"process_data\",\"execution_time\":1.5,\"success\":true,\"x\":1}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("accepted").asInt()).isEqualTo(1);
        assertThat(reply.json().get("level").asText()).isEqualTo("fsynced");
        assertThat(reply.json().get("unknown_fields").asInt()).isEqualTo(1);
        assertThat(reply.json().get("items")).isEmpty();
        assertThat(observed())
                .containsExactly(Observation.of("process_data")
                        .executionTime(1.5)
                        .success(true)
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{", "7", "{\"task\":\"a\",\"execution_time\":-1}", "{\"task\":\"a\"} x"})
    void post_oneBadObject_isAProblem(String json) throws IOException {
        Reply reply = server.post(PATH, json);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.type()).isEqualTo("application/problem+json");
        assertThat(reply.json().get("status").asInt()).isEqualTo(400);
        assertThat(reply.json().get("errors").get(0).get("detail").asText()).isNotEmpty();
        assertThat(server.engine.submissions).isEmpty();
    }

    @Test
    void post_emptyIdempotencyKey_isAMistakeAndNotNone() throws IOException {
        Reply reply = server.post(
                PATH, BodyPublishers.ofString("{\"task\":\"a\"}"), "application/json", "Idempotency-Key", "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).isEqualTo("header Idempotency-Key is empty");
        assertThat(server.engine.submissions).isEmpty();
    }

    @Test
    void post_array_keepsTheGoodElementsAndNamesTheBad() throws IOException {
        server.engine.ingest =
                submission -> Future.succeededFuture(new AcknowledgementMessage(Level.WRITTEN, List.of(1)));

        Reply reply = server.post(PATH, "[{\"task\":\"a\"},{\"task\":7},{\"task\":\"b\"},{\"task\":}]");

        assertThat(reply.status()).isEqualTo(200);
        JsonNode receipt = reply.json();
        assertThat(receipt.get("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.get("duplicates").asInt()).isEqualTo(1);
        assertThat(receipt.get("rejected").asInt()).isEqualTo(2);
        assertThat(receipt.get("level").asText()).isEqualTo("written");
        assertThat(receipt.get("items").get(0).toString())
                .isEqualTo("{\"line\":2,\"status\":\"rejected\",\"error\":{\"pointer\":\"/task\",\"detail\":\"must be a"
                        + " string\"}}");
        assertThat(receipt.get("items").get(1).toString()).isEqualTo("{\"line\":3,\"status\":\"duplicate\"}");
        assertThat(receipt.get("items").get(2).get("line").asInt()).isEqualTo(4);
    }

    @Test
    void post_duplicateWithOtherContent_saysSo() throws IOException {
        server.engine.ingest = submission ->
                Future.succeededFuture(new AcknowledgementMessage(Level.WRITTEN, List.of(0, 1), List.of(1)));

        Reply reply = server.post(PATH, "[{\"task\":\"a\",\"id\":\"1\"},{\"task\":\"b\",\"id\":\"2\"}]");

        assertThat(reply.json().get("items").get(0).toString()).isEqualTo("{\"line\":1,\"status\":\"duplicate\"}");
        assertThat(reply.json().get("items").get(1).toString())
                .isEqualTo("{\"line\":2,\"status\":\"duplicate\",\"error\":{\"pointer\":\"/id\",\"detail\":"
                        + "\"was sent before with other content, which stays\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]|200|0", "[7]|200|0", "[{\"task\":\"a\"},|200|1", "[|400|", "[{\"task\"|400|"})
    void post_oddArray_neverLosesTheGoodElements(String json, int status, Integer accepted) throws IOException {
        Reply reply = server.post(PATH, json);

        assertThat(reply.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(reply.json().get("accepted").asInt()).isEqualTo(accepted);
        }
    }

    /** An observation whose JSON has so many bytes. */
    private static String ofBytes(int bytes) {
        String begin = "{\"task\":\"a\",\"error\":\"";
        return begin + "x".repeat(bytes - begin.length() - 2) + "\"}";
    }

    @Test
    void post_longLines_areBoundedAsConfiguredAndADocumentAsOnesOwn() throws IOException {
        String longest = ofBytes(65_536);
        assertThat(server.post(PATH, BodyPublishers.ofString(longest + "\n" + longest), NDJSON)
                        .json()
                        .get("accepted")
                        .asInt())
                .isEqualTo(2);
        String longer = ofBytes(65_537);
        assertThat(server.post(PATH, BodyPublishers.ofString(longer), NDJSON)
                        .json()
                        .get("rejected")
                        .asInt())
                .isEqualTo(1);
        assertThat(server.post(PATH, longer).json().get("accepted").asInt()).isEqualTo(1);
        HttpSettings wide = HttpSettings.DEFAULT.withLimits(HttpSettings.Limits.DEFAULT.withLineBytes(65_537));
        try (EdgeServer other = new EdgeServer(wide)) {
            other.engine.ingest = server.engine.ingest;
            assertThat(other.post(PATH, BodyPublishers.ofString(longer), NDJSON)
                            .json()
                            .get("accepted")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void post_lines_keepsTheGoodOnesAndNamesTheBad() throws IOException {
        String tooLong = "{\"task\":\"a\",\"error\":\"" + "x".repeat(1 << 16) + "\"}";
        Reply reply = server.post(
                PATH,
                BodyPublishers.ofString("{\"task\":\"a\"}\n\n{\"task\":\r\n" + tooLong + "\n  \r\n{\"task\":\"b\"}"),
                NDJSON);

        assertThat(reply.status()).isEqualTo(200);
        JsonNode receipt = reply.json();
        assertThat(receipt.get("accepted").asInt()).isEqualTo(2);
        assertThat(receipt.get("rejected").asInt()).isEqualTo(2);
        assertThat(receipt.get("items").findValuesAsText("line")).containsExactly("3", "4");
        assertThat(receipt.get("items").get(1).get("error").get("detail").asText())
                .isEqualTo("is longer than the 65536 bytes of --max-line");
        assertThat(observed()).extracting(Observation::task).containsExactly("a", "b");
    }

    @Test
    void post_documentWithTheLongestError_isTaken() throws IOException {
        String error = "\\u00e9".repeat(65_536);
        Reply reply = server.post(PATH, "{\"task\":\"a\",\"error\":\"" + error + "\"}");

        assertThat(reply.json().get("accepted").asInt()).isEqualTo(1);
        assertThat(observed()).extracting(Observation::task).containsExactly("a");
    }

    @Test
    void post_noLines_storesNothing() throws IOException {
        Reply reply = server.post(PATH, BodyPublishers.ofString("\n\n"), NDJSON);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("level").isNull()).isTrue();
        assertThat(server.engine.submissions).isEmpty();
    }

    @Test
    void post_manyBadLines_boundsTheItems() throws IOException {
        Reply reply = server.post(PATH, BodyPublishers.ofString("x\n".repeat(Tally.MOST_ITEMS + 5)), NDJSON);

        assertThat(reply.json().get("rejected").asInt()).isEqualTo(Tally.MOST_ITEMS + 5);
        assertThat(reply.json().get("items")).hasSize(Tally.MOST_ITEMS);
        assertThat(reply.json().get("items_left_out").asInt()).isEqualTo(5);
    }

    @Test
    void post_sessionAndKeyInHeaders_fillWhatLinesDoNotTell() {
        server.post(
                PATH,
                BodyPublishers.ofString("{\"task\":\"a\"}\n{\"task\":\"b\",\"id\":\"i\",\"session\":\"s\"}"),
                NDJSON,
                "X-Session",
                "run-1",
                "Idempotency-Key",
                "k");

        assertThat(observed()).extracting(Observation::id).containsExactly("k#1", "i");
        assertThat(observed()).extracting(Observation::session).containsExactly("run-1", "s");
        SubmissionMessage submission = server.engine.submissions.get(0);
        assertThat(submission.key()).isEqualTo("k");
        assertThat(observed()).extracting(submission::isOfKey).containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({"caf\u00c3\u00a9-1,caf\u00e9-1", "caf\u00e9-1,caf\u00e9-1", "run-1,run-1"})
    void post_sessionInUtf8_isNamedAsInABody(String header, String session) {
        String answer = server.raw(
                "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json"
                        + "\r\nContent-Length: 12\r\nX-Session: " + header + "\r\n\r\n{\"task\":\"a\"}");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(observed()).extracting(Observation::session).containsExactly(session);
    }

    @Test
    void post_badHeader_isAProblem() throws IOException {
        Reply reply = server.post(
                PATH, BodyPublishers.ofString("{\"task\":\"a\"}"), "application/json", "X-Session", "s".repeat(257));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).startsWith("header X-Session must not");
    }

    @ParameterizedTest
    @CsvSource({
        "OVERLOADED,503,1",
        "UNAVAILABLE,503,1",
        "ELSEWHERE,503,1",
        "UNANSWERED,503,1",
        "EXHAUSTED,429,10",
        "FULL,503,30",
        "STOPPING,503,''",
        "INVALID,400,''",
        "REUSED,422,''",
        "BROKEN,500,''"
    })
    void post_engineRefuses_saysFromWhereToSendAgainAndWhen(Refused.Reason reason, int status, String seconds)
            throws IOException {
        server.engine.ingest = submission -> Future.failedFuture(new Refused(reason, "no room"));

        Reply reply = server.post(PATH, BodyPublishers.ofString("\n{\"task\":\"a\"}\n{\"task\":\"b\"}"), NDJSON);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Retry-After")).isEqualTo(seconds);
        assertThat(reply.json().get("errors").get(0).get("line").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=latin1", "nonsense"})
    void post_otherMediaType_isUnsupported(String type) {
        Reply reply = server.post(PATH, BodyPublishers.ofString("{\"task\":\"a\"}"), type);

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "*", ""})
    void post_otherCompression_isUnsupportedAndTellsWhichIsNot(String coding) {
        Reply reply = server.post(PATH, BodyPublishers.ofString("x"), "application/json", "Content-Encoding", coding);

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.header("Accept-Encoding")).isEqualTo("gzip, identity");
    }

    @Test
    void post_jsonWithCharset_isAccepted() {
        Reply reply =
                server.post(PATH, BodyPublishers.ofString("{\"task\":\"a\"}"), "Application/JSON; charset=\"UTF-8\"");

        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/api/v1/recommendations", "/api/v1/outcomes"})
    void post_bodyOverTheLimit_isTooLarge(String path) {
        Reply reply = server.post(path, " ".repeat((1 << 20) + 1));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    private List<Observation> observed() {
        return server.engine.submissions.stream()
                .flatMap(submission -> submission.observations().stream())
                .toList();
    }

    @Test
    void observe_idsInTaskNames_warnsOnceAndStatsAndHealthTell() throws Exception {
        Reply first = server.post(PATH, BodyPublishers.ofString(ordersFetched()), "application/x-ndjson");
        assertThat(first.json().get("warnings").get(0).asText()).contains("fetch_order_<*>");
        Reply second = server.post(PATH, "{\"task\":\"fetch_order_7\"}");
        assertThat(second.json().get("warnings")).as("told a moment ago").isEmpty();
        assertThat(server.get("/api/v1/stats").json().get("warnings").get(0).asText())
                .contains("fetch_order_<*>");
        assertThat(server.get("/health").json().toString())
                .contains("1 tenant names")
                .doesNotContain("fetch_order");
    }

    private static String ordersFetched() {
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < 100; number++) {
            lines.append("{\"task\":\"fetch_order_").append(number).append("\"}\n");
        }
        return lines.toString();
    }

    /** What concerns other tenants is told to nobody but an operator. */
    @Test
    void health_idsInTaskNames_saysHowManyTenantsToAnOperatorAlone() {
        Door door = new Door();
        try (EdgeServer guarded = new EdgeServer(HttpSettings.DEFAULT, door.gatekeeper)) {
            for (String writer : List.of(door.owner.get(Role.WRITE), door.stranger.get(Role.WRITE))) {
                guarded.post(
                        PATH,
                        BodyPublishers.ofString(ordersFetched()),
                        "application/x-ndjson",
                        "Authorization",
                        "Bearer " + writer);
            }
            assertThat(health(guarded, door.operator)).contains("2 tenants name tasks");
            for (String key : List.of(
                    door.owner.get(Role.ADMIN),
                    door.stranger.get(Role.ADMIN),
                    door.owner.get(Role.READ),
                    door.key("default", Role.READ))) {
                assertThat(health(guarded, key)).contains("\"up\"").doesNotContain("task");
            }
        }
    }

    private static String health(EdgeServer asked, String key) {
        return asked.send("GET", "/health", BodyPublishers.noBody(), "Authorization", "Bearer " + key)
                .response()
                .body();
    }
}
