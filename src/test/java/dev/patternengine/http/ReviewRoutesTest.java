package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.http.EdgeServer.Reply;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewRoutesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EdgeServer server = new EdgeServer();

    @BeforeEach
    void fill() {
        server.engine.patterns = List.of(
                FakeEngine.pattern("p-1", true, 0.9, new Pattern.Sequence(List.of("a"), "b")),
                FakeEngine.pattern("p-2", false, 0.5, new Pattern.Sequence(List.of("b"), "c")),
                FakeEngine.pattern("p-3", true, 0.7, new Pattern.Tool("t", "x", List.of("f"))));
        server.engine.answers = question -> Future.succeededFuture(FakeEngine.advice(Kind.RECOVERY));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Reply say(String pattern, String verdict, String by) {
        String body = "{\"verdict\":\"" + verdict + "\",\"by\":\"" + by + "\",\"note\":\"because\"}";
        return send("PUT", "/api/v1/patterns/" + pattern + "/review", body);
    }

    private Reply send(String method, String path, String body) {
        return server.send(method, path, BodyPublishers.ofString(body), "Content-Type", "application/json");
    }

    private List<String> listed(String query) throws IOException {
        return server.get("/api/v1/patterns" + query).json().get("items").findValuesAsText("id");
    }

    @Test
    void review_eachVerdict_isShownWithWhoAndWhen() throws IOException {
        JsonNode review = say("p-1", "veto", "ann").json().get("review");
        assertThat(review.get("verdict").asText()).isEqualTo("veto");
        JsonNode record = review.get("records").get(0);
        assertThat(record.get("by").asText()).isEqualTo("ann");
        assertThat(record.get("key").isNull()).as("nobody was asked for one").isTrue();
        assertThat(record.get("note").asText()).isEqualTo("because");
        assertThat(record.get("at").asText()).isEqualTo(EdgeServer.NOW.toString());
        assertThat(server.get("/api/v1/patterns/p-1").json().get("review")).isEqualTo(review);
        assertThat(server.get("/api/v1/patterns/p-2").json().get("review").isNull())
                .isTrue();
    }

    @Test
    void patterns_reviewed_arePinnedFirstAndWithoutTheMuted() throws IOException {
        say("p-1", "mute", "ann");
        say("p-3", "pin", "bob");
        say("p-2", "veto", "ann");
        assertThat(listed("")).containsExactly("p-3", "p-2");
        assertThat(listed("?review=all")).containsExactly("p-3", "p-1", "p-2");
        assertThat(listed("?review=mute")).containsExactly("p-1");
        say("p-3", "mute", "ann");
        assertThat(listed("")).as("a pin outweighs the mute of others").containsExactly("p-3", "p-2");
    }

    @Test
    void recommend_patternVetoedOrMuted_isSilentAndSaysByWhom() throws IOException {
        say("p-2", "veto", "ann");
        assertThat(server.post("/api/v1/recommendations", "{}").json().get("items"))
                .as("another")
                .hasSize(4);
        say("p-1", "pin", "bob");
        assertThat(server.post("/api/v1/recommendations", "{}").json().get("items"))
                .hasSize(4);
        say("p-1", "veto", "ann");
        JsonNode advice = server.post("/api/v1/recommendations", "{}").json();
        assertThat(advice.get("items")).isEmpty();
        assertThat(advice.get("match").asText()).isEqualTo("none");
        assertThat(advice.get("silent").get(0).get("reason").asText()).contains("p-1", "veto by ann");
        send("DELETE", "/api/v1/patterns/p-1/review?by=ann", "");
        assertThat(server.post("/api/v1/recommendations", "{}").json().get("items"))
                .hasSize(4);
    }

    @Test
    void takeBack_ofOnePerson_leavesTheOthers() throws IOException {
        say("p-1", "mute", "ann");
        say("p-1", "veto", "bob");
        Reply left = send("DELETE", "/api/v1/patterns/p-1/review?by=bob", "");
        assertThat(left.json().get("review").get("verdict").asText()).isEqualTo("mute");
        assertThat(send("DELETE", "/api/v1/patterns/p-1/review?by=bob", "").status())
                .as("again")
                .isEqualTo(200);
        assertThat(send("DELETE", "/api/v1/patterns/p-1/review?by=ann", "")
                        .json()
                        .get("review")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"by\":\"ann\"}|/verdict",
                "{\"verdict\":\"love\",\"by\":\"ann\"}|/verdict",
                "{\"verdict\":\"mute\"}|/by",
                "{\"verdict\":\"mute\",\"by\":7}|/by",
                "{\"verdict\":\"mute\",\"by\":\" \\u00a0\"}|/by",
                "{\"verdict\":\"mute\",\"by\":\"ann\",\"key\":\"operator\"}|/key"
            })
    void review_badBody_namesTheField(String body, String pointer) throws IOException {
        Reply reply = send("PUT", "/api/v1/patterns/p-1/review", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("errors").get(0).get("pointer").asText()).isEqualTo(pointer);
        assertThat(server.engine.decisions).isEmpty();
    }

    @Test
    void review_noSuchPatternOrNobody_isRefused() {
        assertThat(say("p-9", "mute", "ann").status()).isEqualTo(404);
        assertThat(send("DELETE", "/api/v1/patterns/p-1/review", "").status()).isEqualTo(400);
        assertThat(send("DELETE", "/api/v1/patterns/p-1/review?by=%20", "").status())
                .isEqualTo(400);
        assertThat(server.engine.decisions).isEmpty();
    }

    @Test
    void export_manyPatterns_comesLineByLineAndWhole() throws IOException {
        server.engine.patterns = IntStream.range(0, 20_000)
                .mapToObj(number -> FakeEngine.pattern(
                        "p-" + number, number % 2 == 0, 0.9, new Pattern.Sequence(List.of("a"), "b" + number)))
                .toList();
        say("p-7", "mute", "ann");
        Reply reply = server.get("/api/v1/export");
        assertThat(reply.type()).isEqualTo("application/x-ndjson");
        List<String> lines = reply.response().body().lines().toList();
        assertThat(lines).hasSize(1 + 4 + 20_000 + 1);
        assertThat(MAPPER.readTree(lines.get(0)).get("version").asInt()).isEqualTo(1);
        assertThat(MAPPER.readTree(lines.get(1)).get("kind").asText()).isEqualTo("sequence");
        assertThat(MAPPER.readTree(lines.get(12))
                        .get("pattern")
                        .get("review")
                        .get("verdict")
                        .asText())
                .isEqualTo("mute");
        assertThat(MAPPER.readTree(lines.get(lines.size() - 1)).get("patterns").asInt())
                .isEqualTo(20_000);
    }
}
