package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Loop;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Success;
import dev.patternengine.http.EdgeServer.Reply;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadRoutesTest {
    private final EdgeServer server = new EdgeServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void recommend_silentKinds_answersNoneWithReasons() throws IOException {
        Reply reply = server.post("/api/v1/recommendations", "{\"task\":\"process_data\",\"kinds\":[\"sequence\"]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("match").asText()).isEqualTo("none");
        assertThat(reply.json().get("silent").get(0).get("needs").asInt()).isEqualTo(3);
        assertThat(server.engine.questions.get(0).task()).isEqualTo("process_data");
        assertThat(server.engine.questions.get(0).at()).isEqualTo(EdgeServer.NOW.toEpochMilli());
    }

    @Test
    void report_adviceGiven_handsOnItsOutcome() throws IOException {
        server.engine.answers = question -> Future.succeededFuture(FakeEngine.advice(Kind.RECOVERY));
        Reply advice = server.post("/api/v1/recommendations", "{\"error\":\"boom\",\"kinds\":[\"recovery\"]}");

        String report = "{\"recommendation\":" + advice.json().get("id")
                + ",\"followed\":true,\"success\":false,\"execution_time\":0.5}";
        Reply reply = server.post("/api/v1/outcomes", report);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("level").asText()).isEqualTo("fsynced");
        assertThat(reply.json().get("duplicate").asBoolean()).isFalse();
        assertThat(server.engine.submissions.get(0).outcomes())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("advice")
                .containsExactly(new Outcome(Kind.RECOVERY, 0, "describe", 1, true, Success.NO, 0.5, 0));
    }

    @Test
    void report_unknownAdvice_isAProblem() {
        Reply reply = server.post("/api/v1/outcomes", "{\"recommendation\":\"r-x\",\"followed\":true}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.type()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"limit\":0}",
                "{\"kinds\":[\"magic\"]}",
                "{\"limit\":1,\"limit\":2}",
                "{\"a\":\ud800}"
            })
    void recommend_badQuestion_isAProblem(String json) throws IOException {
        Reply reply = server.post("/api/v1/recommendations", json);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("errors")).hasSize(1);
    }

    @Test
    void recommend_engineUnavailable_saysWhenToTryAgain() {
        server.engine.answers = question -> Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, "starting"));

        Reply reply = server.post("/api/v1/recommendations", "{}");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void patterns_pages_showAllOnce() throws IOException {
        server.engine.patterns = patterns();

        JsonNode first = server.get("/api/v1/patterns?limit=2").json();
        JsonNode second = server.get("/api/v1/patterns?limit=2&cursor="
                        + first.get("next_cursor").asText())
                .json();

        assertThat(first.get("items").findValuesAsText("id")).containsExactly("p-1", "p-2");
        assertThat(second.get("items").findValuesAsText("id")).containsExactly("p-3");
        assertThat(second.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void patterns_filters_narrow() throws IOException {
        server.engine.patterns = patterns();

        assertThat(ids("kind=tool")).containsExactly("p-3");
        assertThat(ids("state=closed")).containsExactly("p-2");
        assertThat(ids("min_confidence=0.8")).containsExactly("p-1");
        assertThat(ids("q=TITLE%20of%20p-2")).containsExactly("p-2");
        assertThat(ids("q=&state=")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=magic",
                "kind=",
                "limit=",
                "limit=1e3",
                "limit=0x10",
                "limit=%2B1",
                "limit=99999999999999999999",
                "min_confidence=",
                "min_confidence=0x1p-1",
                "min_confidence=0.5d",
                "min_confidence=%200.5",
                "state=half",
                "limit=0",
                "limit=1001",
                "limit=x",
                "limit=1.5",
                "min_confidence=2",
                "min_confidence=NaN",
                "cursor=%21",
                "cursor=eA",
                "limit=1&limit=2",
                "q=%00"
            })
    void patterns_badParameter_isAProblemThatNamesIt(String query) throws IOException {
        Reply reply = server.get("/api/v1/patterns?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText())
                .startsWith("query parameter " + query.substring(0, query.indexOf('=')) + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/patterns?kinds=tool, kinds is not known; did you mean kind?",
        "/api/v1/patterns?min-confidence=1, min-confidence is not known; did you mean min_confidence?",
        "/api/v1/stats?kind=tool, kind is not known; there are none",
        "/api/v1/sessions/run-7?x, x is not known; there are none"
    })
    void get_unknownParameter_isAProblemThatGuessesWhatWasMeant(String path, String reason) throws IOException {
        Reply reply = server.get(path);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").asText()).isEqualTo("query parameter " + reason);
    }

    @Test
    void pattern_known_isShownAndUnknownIsNotFound() throws IOException {
        server.engine.patterns = patterns();

        assertThat(server.get("/api/v1/patterns/p-2").json().get("state").asText())
                .isEqualTo("closed");
        assertThat(server.get("/api/v1/patterns/p-9").status()).isEqualTo(404);
        assertThat(server.get("/api/v1/patterns/p-9").type()).isEqualTo("application/problem+json");
    }

    @Test
    void session_open_isShownAndGoneIsNotFound() throws IOException {
        Reply reply = server.get("/api/v1/sessions/run%207%2Fa");

        assertThat(reply.json().get("session").asText()).isEqualTo("run 7/a");
        assertThat(reply.json().get("recent")).hasSize(2);
        assertThat(server.get("/api/v1/sessions/gone").status()).isEqualTo(404);
    }

    @Test
    void session_thatLoops_showsTheLoop() throws IOException {
        assertThat(server.get("/api/v1/sessions/run-7").json().get("loop").isNull())
                .isTrue();
        server.engine.loop = new Loop(Loop.Form.CYCLE, List.of("a", "b"), "", 2, 2, Double.NaN);

        JsonNode loop = server.get("/api/v1/sessions/run-7").json().get("loop");

        assertThat(loop.get("form").asText()).isEqualTo("cycle");
        assertThat(loop.get("tasks")).hasSize(2);
        assertThat(loop.get("seconds").isNull()).isTrue();
        assertThat(loop.get("text").asText()).contains("a → b was gone through 2 times");
    }

    @Test
    void stats_figures_areByKindAndNested() throws IOException {
        JsonNode stats = server.get("/api/v1/stats").json();

        assertThat(stats.get("sequence").get("scored").asInt()).isEqualTo(7);
        assertThat(stats.get("performance").get("followed").get("n").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/health"})
    void health_allUp_says(String path) throws IOException {
        assertThat(server.get(path).json().get("status").asText()).isEqualTo("up");
    }

    @Test
    void ready_ingestIsAway_isNotReadyAndSaysWhyButAlive() throws IOException {
        server.engine.away = "the log failed";

        assertThat(server.get("/livez").status()).isEqualTo(200);
        assertThat(server.get("/readyz").status()).isEqualTo(503);
        assertThat(server.get("/readyz").json().get("detail").asText()).isEqualTo("the log failed");
        assertThat(server.get("/health")
                        .json()
                        .get("checks")
                        .get(1)
                        .get("status")
                        .asText())
                .isEqualTo("down");
    }

    @Test
    void outcome_storeRefuses_isNotNow() throws IOException {
        Reply advice = server.post("/api/v1/recommendations", "{}");
        server.engine.ingest = submission ->
                Future.<AcknowledgementMessage>failedFuture(new Refused(Refused.Reason.OVERLOADED, "full"));

        Reply reply = server.post(
                "/api/v1/outcomes", "{\"recommendation\":" + advice.json().get("id") + ",\"followed\":false}");

        assertThat(reply.status()).isEqualTo(503);
    }

    private List<String> ids(String query) throws IOException {
        return server.get("/api/v1/patterns?" + query).json().get("items").findValuesAsText("id");
    }

    private static List<Pattern> patterns() {
        return List.of(
                FakeEngine.pattern("p-1", true, 0.9, new Pattern.Sequence(List.of("a"), "b")),
                FakeEngine.pattern("p-2", false, 0.5, new Pattern.Sequence(List.of("b"), "c")),
                FakeEngine.pattern("p-3", true, 0.7, new Pattern.Tool("t", "x", List.of("f"))));
    }
}
