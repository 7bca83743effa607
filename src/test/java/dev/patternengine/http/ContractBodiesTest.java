package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract says of bodies: its examples fit it, and the server takes what fits and refuses what does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractBodiesTest {
    private static final String NAME_TOO_LONG = "n".repeat(257);
    private static final String TEXT_TOO_LONG = "t".repeat(65_537);

    private final JsonObject contract = Contract.load().full();
    private final ContractSchemas schemas = new ContractSchemas(contract);
    private EdgeServer server;

    @BeforeAll
    void open() {
        server = new EdgeServer();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void examples_all_fitTheirSchemas() {
        List<String> seen = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        examples("", contract, (place, schema, example) -> {
            seen.add(place);
            schemas.mistake(schema, example).ifPresent(mistake -> mistakes.add(place + ": " + mistake));
        });

        assertThat(mistakes).isEmpty();
        assertThat(seen).hasSizeGreaterThan(10);
    }

    private interface Visitor {
        void example(String place, JsonObject schema, Object example);
    }

    private static void examples(String place, Object node, Visitor visitor) {
        if (node instanceof JsonObject object) {
            if (object.getValue("schema") instanceof JsonObject schema) {
                if (object.containsKey("example")) {
                    visitor.example(place, schema, object.getValue("example"));
                }
                object.getJsonObject("examples", new JsonObject())
                        .forEach(named -> visitor.example(
                                place + "/" + named.getKey(),
                                schema,
                                ((JsonObject) named.getValue()).getValue("value")));
            }
            object.forEach(field -> examples(place + "/" + field.getKey(), field.getValue(), visitor));
        } else if (node instanceof JsonArray array) {
            array.forEach(each -> examples(place, each, visitor));
        }
    }

    @Test
    void operations_all_sayWhatAnswersLookLike() {
        List<String> bare = new ArrayList<>();
        contract.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(operation -> {
            JsonObject responses = ((JsonObject) operation.getValue()).getJsonObject("responses");
            responses.forEach(response -> {
                JsonObject resolved = schemas.resolved((JsonObject) response.getValue());
                if (!resolved.containsKey("content") && !List.of("101", "204").contains(response.getKey())) {
                    bare.add(operation.getKey() + " " + path.getKey() + " " + response.getKey());
                }
            });
            if (!responses.containsKey("default")) {
                bare.add(operation.getKey() + " " + path.getKey() + " has no default");
            }
        }));

        assertThat(bare).isEmpty();
    }

    static Stream<String> observations() {
        return Stream.of(
                "{\"task\":\"a\"}",
                "{\"task\":\"a\",\"odd\":[1]}",
                "{\"task\":\"a\",\"id\":null,\"session\":null,\"tool\":null,\"error\":null,\"success\":null,\"context\":null}",
                "{\"task\":\"a\",\"execution_time\":0,\"outcome\":-3,\"started\":true,\"end\":false}",
                "{\"task\":\"a\",\"context\":{\"k\":1,\"l\":\"t\",\"m\":true,\"n\":null}}",
                "{}",
                "7",
                "\"a\"",
                "null",
                "{\"task\":null}",
                "{\"task\":\"\"}",
                "{\"task\":\"  \"}",
                "{\"task\":7}",
                "{\"task\":\"" + NAME_TOO_LONG + "\"}",
                "{\"task\":\"a\",\"session\":\"" + NAME_TOO_LONG + "\"}",
                "{\"task\":\"a\",\"agent\":1}",
                "{\"task\":\"a\",\"error\":\"" + TEXT_TOO_LONG + "\"}",
                "{\"task\":\"a\",\"execution_time\":-1}",
                "{\"task\":\"a\",\"execution_time\":1e10}",
                "{\"task\":\"a\",\"execution_time\":\"1\"}",
                "{\"task\":\"a\",\"outcome\":1e7}",
                "{\"task\":\"a\",\"success\":\"yes\"}",
                "{\"task\":\"a\",\"end\":1}",
                "{\"task\":\"a\",\"timestamp\":5}",
                "{\"task\":\"a\",\"context\":{\"k\":[]}}",
                "{\"task\":\"a\",\"context\":[]}",
                "{\"task\":\"a\",\"params\":{\"k\":{}}}");
    }

    @ParameterizedTest
    @MethodSource("observations")
    void observe_anyBody_isTakenIfItFits(String body) {
        agree("/api/v1/observations", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"session\":null,\"task\":null,\"recent\":null,\"limit\":null,\"explore\":null,\"kinds\":null}",
                "{\"recent\":[\"a\",{\"task\":\"b\",\"odd\":1}],\"candidates\":[\"t\",{\"tool\":\"u\",\"description\":null}]}",
                "{\"kinds\":[],\"limit\":100}",
                "[]",
                "{\"odd\":1}",
                "{\"task\":\" \"}",
                "{\"limit\":0}",
                "{\"limit\":101}",
                "{\"limit\":1.5}",
                "{\"kinds\":[\"magic\"]}",
                "{\"kinds\":\"tool\"}",
                "{\"recent\":[7]}",
                "{\"recent\":[\"\"]}",
                "{\"recent\":[{}]}",
                "{\"candidates\":[{\"description\":\"d\"}]}",
                "{\"candidates\":[{\"tool\":\"t\",\"odd\":1}]}",
                "{\"candidates\":[\"\"]}",
                "{\"context\":{\"k\":[]}}",
                "{\"explore\":1}",
                "{\"goal\":7}"
            })
    void recommend_anyBody_isTakenIfItFits(String body) {
        agree("/api/v1/recommendations", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"recommendation\":\"ID\",\"followed\":true}",
                "{\"recommendation\":\"ID\",\"followed\":false,\"success\":null,\"execution_time\":null}",
                "{\"recommendation\":\"ID\"}",
                "{\"recommendation\":\"ID\",\"followed\":null}",
                "{\"followed\":true}",
                "{\"recommendation\":\"\",\"followed\":true}",
                "{\"recommendation\":7,\"followed\":true}",
                "{\"recommendation\":\"ID\",\"followed\":\"yes\"}",
                "{\"recommendation\":\"ID\",\"followed\":true,\"success\":1}",
                "{\"recommendation\":\"ID\",\"followed\":true,\"execution_time\":-1}",
                "{\"recommendation\":\"ID\",\"followed\":true,\"execution_time\":1e10}",
                "{\"recommendation\":\"ID\",\"followed\":true,\"odd\":1}"
            })
    void report_anyBody_isTakenIfItFits(String body) {
        String advice = server.post("/api/v1/recommendations", "{}").response().body();

        agree("/api/v1/outcomes", body.replace("ID", new JsonObject(advice).getString("id")));
    }

    private void agree(String path, String body) {
        JsonObject schema = contract.getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject("post")
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
        boolean fits = schemas.mistake(schema, Json.decodeValue(body)).isEmpty();

        assertThat(server.post(path, body).status()).as(body).isEqualTo(fits ? 200 : 400);
    }
}
