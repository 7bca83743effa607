package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Role;
import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every operation of the contract with every kind of key, at a real engine: the expected status, and nothing of one tenant's for another. An
 * operation that is new must be given its row in {@link #WHO}.
 */
class AccessMatrixTest {
    private static final String PLANTED = "zanzibar";

    /** Who may, by operation: the policy, kept here apart from the contract. */
    private static final Map<String, String> WHO = Map.ofEntries(
            Map.entry("observe", "write"),
            Map.entry("recommend", "read write"),
            Map.entry("report", "write"),
            Map.entry("patterns", "read"),
            Map.entry("pattern", "read"),
            Map.entry("examples", "read"),
            Map.entry("session", "read"),
            Map.entry("graph", "read"),
            Map.entry("watch", "read"),
            Map.entry("events", "read"),
            Map.entry("whoami", "everyone"),
            Map.entry("stats", "read"),
            Map.entry("export", "read"),
            Map.entry("retract", "admin"),
            Map.entry("review", "admin"),
            Map.entry("takeBackReview", "admin"),
            Map.entry("eraseSession", "admin"),
            Map.entry("eraseTenant", "admin"),
            Map.entry("federationStatus", "operator"),
            Map.entry("federationNodes", "operator"),
            Map.entry("federationDigests", "operator"),
            Map.entry("federationPause", "operator"),
            Map.entry("federationResume", "operator"),
            Map.entry("federationSync", "operator"),
            Map.entry("keys", "admin"),
            Map.entry("createKey", "admin"),
            Map.entry("revokeKey", "admin"),
            Map.entry("health", "any"),
            Map.entry("live", "everyone"),
            Map.entry("ready", "everyone"),
            Map.entry("metrics", "everyone"),
            Map.entry("logger", "operator"),
            Map.entry("setLogger", "operator"),
            Map.entry("contract", "everyone"),
            Map.entry("docs", "everyone"));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, Operation> OPERATIONS = new TreeMap<>();

    /** What the owner's data are called, as parts of addresses and bodies. */
    private static final Map<String, String> OWNED = new HashMap<>();

    private static PatternEngine engine;
    private static Door door;
    private static String base;

    /** An operation of the contract. */
    private record Operation(String id, String method, String path, JsonObject contract) {}

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        Contract.load().full().getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
            JsonObject operation = (JsonObject) method.getValue();
            String id = operation.getString("operationId");
            OPERATIONS.put(id, new Operation(id, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation));
        }));
        engine = result(PatternEngine.embedded(Settings.DEFAULT.withData(folder)));
        door = new Door();
        HttpVerticle http = new HttpVerticle(
                engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC(), door.gatekeeper);
        result(engine.vertx().deployVerticle(http));
        base = "http://127.0.0.1:" + http.port();
        plant();
    }

    /** Some runs of the owner's, after which there are patterns, an open session and an advice. */
    private static void plant() throws IOException, InterruptedException {
        StringBuilder lines = new StringBuilder();
        for (int run = 0; run < 40; run++) {
            for (String task : List.of("open", "read", "close")) {
                lines.append(new JsonObject()
                                .put("session", PLANTED + "-" + run)
                                .put("id", task)
                                .put("task", PLANTED + "-" + task)
                                .put("tool", PLANTED + "-tool")
                                .put("error", task.equals("read") ? PLANTED + " is not there" : null)
                                .put("context", new JsonObject().put("goal", PLANTED))
                                .encode())
                        .append('\n');
            }
        }
        String key = door.owner.get(Role.WRITE);
        HttpResponse<String> told =
                exchange("POST", "/api/v1/observations", lines.toString(), "application/x-ndjson", key);
        assertThat(told.body()).contains("\"accepted\":120");
        String admin = door.owner.get(Role.ADMIN);
        String page = exchange("GET", "/api/v1/patterns", null, "", admin).body();
        JsonArray patterns = new JsonObject(page).getJsonArray("items");
        assertThat(patterns).isNotEmpty();
        String advice = exchange("POST", "/api/v1/recommendations", "{}", "application/json", admin)
                .body();
        OWNED.put("pattern", patterns.getJsonObject(0).getString("id"));
        OWNED.put("examples", OWNED.get("pattern"));
        OWNED.put("session", PLANTED + "-7");
        OWNED.put("observe", PLANTED + "-8");
        OWNED.put("revokeKey", door.keys.find(admin).orElseThrow().id());
        OWNED.put("report", new JsonObject(advice).getString("id"));
    }

    @AfterAll
    static void stop() {
        result(engine.close());
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static HttpResponse<String> exchange(String method, String path, String body, String type, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** The operation with the body that the contract gives for an example, and with a name in its path. */
    private static HttpResponse<String> use(Operation operation, String name, String key) {
        try {
            String path = operation.path().replaceAll("\\{[^}]*}", name) + query(operation);
            return exchange(operation.method(), path, body(operation, name), "application/json", key);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What goes on without end is asked for what it has not: who is let in is told so. */
    private static String query(Operation operation) {
        return operation.id().equals("events") ? "?events=none" : "";
    }

    private static String body(Operation operation, String name) {
        JsonObject request = operation.contract().getJsonObject("requestBody");
        if (request == null) {
            return null;
        }
        return switch (operation.id()) {
            case "recommend" -> "{\"session\":\"" + name + "\"}";
            case "report" -> "{\"recommendation\":\"" + name + "\",\"followed\":true}";
            case "createKey" -> "{\"roles\":[\"read\"]}";
            case "observe" -> "{\"task\":\"a\",\"session\":\"" + name + "\",\"id\":\"open\"}";
            default -> example(request.getJsonObject("content").getJsonObject("application/json"));
        };
    }

    private static String example(JsonObject media) {
        Object value = media.getValue("example");
        return value == null
                ? media.getJsonObject("examples").stream()
                        .map(each -> ((JsonObject) each.getValue()).getValue("value"))
                        .findFirst()
                        .orElseThrow()
                        .toString()
                : value.toString();
    }

    @Test
    void rules_ofTheContract_areThoseOfThePolicy() {
        assertThat(OPERATIONS.keySet()).as("give each operation its row").isEqualTo(new TreeSet<>(WHO.keySet()));
        Map<String, String> told = new TreeMap<>();
        OPERATIONS.forEach((id, operation) -> told.put(id, told(operation)));

        assertThat(told).isEqualTo(new TreeMap<>(WHO));
    }

    private static String told(Operation operation) {
        JsonArray security = operation.contract().getJsonArray("security");
        assertThat(security).as("%s says who may use it", operation.id()).isNotNull();
        Set<String> needs = new TreeSet<>();
        security.forEach(entry -> {
            JsonArray names = ((JsonObject) entry).getJsonArray("key");
            needs.add(names.isEmpty() ? "any" : names.getString(0));
        });
        return needs.isEmpty() ? "everyone" : String.join(" ", needs);
    }

    @TestFactory
    List<DynamicTest> operations_withEachKey_answerAsThePolicySays() {
        List<DynamicTest> tests = new ArrayList<>();
        OPERATIONS
                .values()
                .forEach(operation -> tests.add(DynamicTest.dynamicTest(operation.id(), () -> {
                    String policy = WHO.get(operation.id());
                    admitted(operation, null, policy.equals("everyone"), 401);
                    admitted(operation, "pe_aaaaaaaa_" + "a".repeat(32), policy.equals("everyone"), 401);
                    admitted(operation, door.revoked, policy.equals("everyone"), 401);
                    for (Role role : Role.values()) {
                        boolean may = may(policy, role);
                        admitted(operation, door.owner.get(role), may, 403);
                        admitted(operation, door.stranger.get(role), may, 403);
                    }
                    admitted(operation, door.operator, true, 403);
                })));
        return tests;
    }

    private static boolean may(String policy, Role role) {
        return switch (policy) {
            case "everyone", "any" -> true;
            case "operator" -> false;
            default -> role == Role.ADMIN || policy.contains(role.label());
        };
    }

    private static void admitted(Operation operation, String key, boolean may, int otherwise) {
        HttpResponse<String> answer = use(operation, "nobody", key);
        if (may) {
            assertThat(answer.statusCode()).as(operation.id()).isNotIn(401, 403);
            return;
        }
        assertThat(answer.statusCode()).as(operation.id()).isEqualTo(otherwise);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer realm=");
    }

    @TestFactory
    List<DynamicTest> operations_onWhatAnotherTenantHas_answerAsIfItWereNotThere() {
        List<DynamicTest> tests = new ArrayList<>();
        OPERATIONS
                .values()
                .forEach(operation -> tests.add(DynamicTest.dynamicTest(operation.id(), () -> {
                    String owned = OWNED.getOrDefault(operation.id(), OWNED.get("session"));
                    List<String> keys = new ArrayList<>(door.stranger.values());
                    keys.add(null);
                    keys.add(door.revoked);
                    for (String key : keys) {
                        HttpResponse<String> there = use(operation, owned, key);
                        HttpResponse<String> absent = use(operation, "x" + owned.substring(1), key);
                        assertThat(there.statusCode()).isEqualTo(absent.statusCode());
                        assertThat(shape(there)).isEqualTo(shape(absent));
                        assertThat(there.body()).doesNotContainIgnoringCase(PLANTED);
                    }
                })));
        return tests;
    }

    /** The answer without what differs each time. */
    private static String shape(HttpResponse<String> answer) {
        if (answer.body().startsWith("# HELP pattern_engine_")) {
            return answer.body()
                    .lines()
                    .filter(line -> line.startsWith("# TYPE") && !line.contains("_jvm_"))
                    .collect(Collectors.joining("\n"));
        }
        return answer.body()
                .replaceAll("\"(id|key|prefix|at)\":\"[^\"]*\"", "$1")
                .replaceAll("(ingest|observed)_[a-z]*\":[0-9.]+", "$1");
    }

    @Test
    void owner_onItsOwn_findsIt() {
        for (String id : List.of("pattern", "examples", "session")) {
            HttpResponse<String> answer = use(OPERATIONS.get(id), OWNED.get(id), door.owner.get(Role.READ));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains(PLANTED);
        }
        assertThat(use(OPERATIONS.get("patterns"), "", door.owner.get(Role.READ))
                        .body())
                .contains(PLANTED);
    }

    @Test
    void review_inTheNameOfAnother_saysWithWhichKey() throws IOException, InterruptedException {
        String admin = door.owner.get(Role.ADMIN);
        String path = "/api/v1/patterns/" + OWNED.get("pattern") + "/review";
        String body = "{\"verdict\":\"pin\",\"by\":\"somebody else\"}";
        HttpResponse<String> told = exchange("PUT", path, body, "application/json", admin);
        assertThat(told.statusCode()).isEqualTo(200);
        JsonObject record = new JsonObject(told.body())
                .getJsonObject("review")
                .getJsonArray("records")
                .getJsonObject(0);
        assertThat(record.getString("by")).isEqualTo("somebody else");
        assertThat(record.getString("key"))
                .isEqualTo("key " + door.keys.find(admin).orElseThrow().id());
        assertThat(told.body()).doesNotContain(admin);
    }

    @Test
    void admin_forAnotherTenant_makesListsAndRevokesNothing() throws IOException, InterruptedException {
        String admin = door.stranger.get(Role.ADMIN);
        String ofOwner = door.keys.find(door.owner.get(Role.READ)).orElseThrow().id();
        String wanted = "{\"tenant\":\"acme\",\"roles\":[\"read\"]}";

        assertThat(exchange("POST", "/api/v1/keys", wanted, "application/json", admin)
                        .statusCode())
                .isEqualTo(403);
        assertThat(exchange("GET", "/api/v1/keys", null, "", admin).body()).doesNotContain(Door.OWNER, ofOwner);
        assertThat(exchange("DELETE", "/api/v1/keys/" + ofOwner, null, "", admin)
                        .statusCode())
                .isEqualTo(404);
        assertThat(door.keys.holds(ofOwner)).isTrue();
    }

    @Test
    void operator_forAnyTenant_makesAndRevokesKeys() throws IOException, InterruptedException {
        String wanted = "{\"tenant\":\"gamma\",\"roles\":[\"read\",\"write\"],\"note\":\"n\"}";
        HttpResponse<String> made = exchange("POST", "/api/v1/keys", wanted, "application/json", door.operator);
        assertThat(made.statusCode()).isEqualTo(201);
        JsonObject key = new JsonObject(made.body());
        String secret = key.getString("key");

        assertThat(exchange("GET", "/api/v1/stats", null, "", secret).statusCode())
                .isEqualTo(200);
        assertThat(exchange("GET", "/api/v1/keys", null, "", door.operator).body())
                .contains(key.getString("id"))
                .doesNotContain(secret);
        assertThat(exchange("DELETE", "/api/v1/keys/" + key.getString("id"), null, "", door.operator)
                        .statusCode())
                .isEqualTo(200);
        assertThat(exchange("GET", "/api/v1/stats", null, "", secret).statusCode())
                .isEqualTo(401);
    }

    @Test
    void pages_anyPath_areShownToEveryone() throws IOException, InterruptedException {
        for (String path : List.of("/", "/assets/app.js", "/docs")) {
            assertThat(exchange("GET", path, null, "", null).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(exchange("GET", "/api/v1/nothing", null, "", null).statusCode())
                .isEqualTo(404);
    }
}
