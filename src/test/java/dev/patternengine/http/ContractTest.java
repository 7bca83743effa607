package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Role;
import dev.patternengine.http.EdgeServer.Reply;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server answers is what the full contract says: path, method, status, media type and shape. */
class ContractTest {
    private static final String FEDERATION = "/api/v1/federation/";
    private static final String OBSERVATIONS = "/api/v1/observations";

    private final EdgeServer server = new EdgeServer();
    private final Door door = new Door();
    private final JsonObject contract = Contract.load().full();
    private final ContractSchemas schemas = new ContractSchemas(contract);
    private final Set<String> answered = new TreeSet<>();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answers_everyOperationAndStatus_areThoseOfTheContract() throws IOException, InterruptedException {
        fill();
        listen();

        look();
        tell();
        turnAway();
        ask();
        erase();
        review();
        refuse();
        erase();
        review();
        deny();
        loggers();
        keys();

        assertThat(answered).isEqualTo(promised());
    }

    @Test
    void levels_ofTheContract_areThoseOfTheEngine() {
        JsonArray levels = new JsonArray();
        Arrays.stream(Level.values()).map(Level::label).forEach(levels::add);

        assertThat(contract.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("Level")
                        .getValue("enum"))
                .isEqualTo(levels);
    }

    private void fill() {
        server.engine.answers = question -> Future.succeededFuture(
                question.task().isEmpty() ? Answer.silent(Kind.TOOL, "thin", 3) : FakeEngine.advice(Kind.RECOVERY));
        Interval interval = new Interval(1.5, 2.5);
        server.engine.patterns = List.of(
                FakeEngine.pattern("p-1", true, 0.9, new Pattern.Sequence(List.of("a"), "b")),
                FakeEngine.pattern(
                        "p-2",
                        false,
                        0.5,
                        new Pattern.Recovery(
                                "s",
                                "t",
                                "x",
                                FailureClass.CALL,
                                List.of(new Pattern.Action("a", List.of("b"), Double.NaN, interval, 3, true, true)))),
                FakeEngine.pattern("p-3", true, 0.7, new Pattern.Tool("t", "x", List.of("f"))),
                FakeEngine.pattern("p-4", true, 0.7, new Pattern.Performance("t", "d", "1", "2", 2, interval)));
    }

    private void look() {
        check("/api/v1/patterns", "get", server.get("/api/v1/patterns"));
        check("/api/v1/patterns", "get", server.get("/api/v1/patterns?limit=0"));
        check("/api/v1/graph", "get", server.get("/api/v1/graph?limit=0"));
        check("/api/v1/patterns/{id}", "get", server.get("/api/v1/patterns/p-2"));
        check("/api/v1/patterns/{id}", "get", server.get("/api/v1/patterns/p-9"));
        for (String wanted : List.of("p-2/examples", "p-9/examples", "p-2/examples?limit=0")) {
            check("/api/v1/patterns/{id}/examples", "get", server.get("/api/v1/patterns/" + wanted));
        }
        check("/api/v1/sessions/{id}", "get", server.get("/api/v1/sessions/run-7"));
        check("/api/v1/sessions/{id}", "get", server.get("/api/v1/sessions/gone"));
        for (String path : List.of("status", "nodes", "digests")) {
            check(FEDERATION + path, "get", server.get(FEDERATION + path));
        }
        for (String order : List.of("pause", "resume", "sync")) {
            check(FEDERATION + order, "post", server.post(FEDERATION + order, ""));
        }
        for (String path : List.of(
                "/api/v1/graph",
                "/api/v1/whoami",
                "/api/v1/stats",
                "/livez",
                "/readyz",
                "/health",
                "/metrics",
                "/openapi.json",
                "/docs")) {
            check(path, "get", server.get(path));
        }
    }

    /** What goes on without end is looked at until its head has come. */
    private void listen() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        String place = "://127.0.0.1:" + server.port() + "/api/v1/";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http" + place + "events")).build();
        HttpResponse<InputStream> events = client.send(request, BodyHandlers.ofInputStream());
        assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
        answered.add("get /api/v1/events " + events.statusCode());
        events.body().close();
        client.newWebSocketBuilder()
                .buildAsync(URI.create("ws" + place + "live"), new WebSocket.Listener() {})
                .join()
                .abort();
        answered.add("get /api/v1/live 101");
        check("/api/v1/live", "get", server.get("/api/v1/live"));
        for (String path : List.of("/api/v1/live", "/api/v1/events")) {
            check(path, "get", server.get(path + "?events=none"));
            check(path, "get", server.send("GET", path, BodyPublishers.noBody(), "Origin", "null"));
        }
    }

    private void tell() {
        server.engine.ingest =
                submission -> Future.succeededFuture(new AcknowledgementMessage(Level.FSYNCED, List.of(0)));
        check(OBSERVATIONS, "post", server.post(OBSERVATIONS, "[{\"task\":\"a\"},{}]"));
        check(OBSERVATIONS, "post", server.post(OBSERVATIONS, "{}"));
        check(OBSERVATIONS, "post", server.post(OBSERVATIONS, BodyPublishers.ofString("x"), "application/x-ndjson"));
    }

    private void ask() {
        check("/api/v1/recommendations", "post", server.post("/api/v1/recommendations", "{}"));
        Reply advice = server.post("/api/v1/recommendations", "{\"task\":\"a\"}");
        check("/api/v1/recommendations", "post", advice);
        check("/api/v1/recommendations", "post", server.post("/api/v1/recommendations", "[]"));
        String id = new JsonObject(advice.response().body()).getString("id");
        String outcome = "{\"recommendation\":\"" + id + "\",\"followed\":true}";
        check("/api/v1/outcomes", "post", server.post("/api/v1/outcomes", outcome));
        check("/api/v1/outcomes", "post", server.post("/api/v1/outcomes", "{}"));
        server.engine.ingest = submission -> Future.failedFuture(new Refused(Refused.Reason.OVERLOADED, "full"));
        check("/api/v1/outcomes", "post", server.post("/api/v1/outcomes", outcome));
        check(OBSERVATIONS, "post", server.post(OBSERVATIONS, "{\"task\":\"a\"}"));
        server.engine.ingest = submission -> Future.failedFuture(new Refused(Refused.Reason.REUSED, "known"));
        check(OBSERVATIONS, "post", server.post(OBSERVATIONS, "{\"task\":\"a\"}"));
        server.engine.ingest = submission -> Future.failedFuture(new Refused(Refused.Reason.EXHAUSTED, "full"));
        check("/api/v1/outcomes", "post", server.post("/api/v1/outcomes", outcome));
        check(OBSERVATIONS, "post", server.post(OBSERVATIONS, "{\"task\":\"a\"}"));
    }

    /** Before anything is refused for want of room: for a second after that, large bodies are not looked at. */
    private void turnAway() {
        for (String path :
                List.of(OBSERVATIONS, "/api/v1/recommendations", "/api/v1/outcomes", "/api/v1/retractions")) {
            check(path, "post", server.post(path, " ".repeat((1 << 20) + 1)));
            check(path, "post", server.post(path, BodyPublishers.ofString("x"), "text/plain"));
            check(path, "post", server.post(path, BodyPublishers.ofString("x"), "text/plain", "Origin", "null"));
        }
    }

    private void refuse() {
        String reviewed = "/api/v1/patterns/{id}/review";
        check(
                reviewed,
                "put",
                server.send(
                        "PUT",
                        "/api/v1/patterns/p-2/review",
                        BodyPublishers.ofString(" ".repeat((1 << 20) + 1)),
                        "Content-Type",
                        "application/json"));
        check(
                reviewed,
                "put",
                server.send(
                        "PUT",
                        "/api/v1/patterns/p-2/review",
                        BodyPublishers.ofString("x"),
                        "Content-Type",
                        "text/plain"));
        server.engine.fail(new Refused(Refused.Reason.UNAVAILABLE, "starting"));
        check("/api/v1/recommendations", "post", server.post("/api/v1/recommendations", "{}"));
        for (String path : List.of("/api/v1/graph", "/api/v1/patterns", "/api/v1/stats", "/readyz", "/health")) {
            check(path, "get", server.get(path));
        }
        for (String path : List.of("status", "nodes", "digests")) {
            check(FEDERATION + path, "get", server.get(FEDERATION + path));
        }
        for (String order : List.of("pause", "resume", "sync")) {
            check(FEDERATION + order, "post", server.post(FEDERATION + order, ""));
        }
        check("/api/v1/patterns/{id}", "get", server.get("/api/v1/patterns/p-2"));
        check("/api/v1/patterns/{id}/examples", "get", server.get("/api/v1/patterns/p-2/examples"));
        check("/api/v1/sessions/{id}", "get", server.get("/api/v1/sessions/run-7"));
    }

    /** Each operation that asks for a key: without one, and with one that has not the role. */
    private void deny() {
        try (EdgeServer closed = new EdgeServer(HttpSettings.DEFAULT, door.gatekeeper)) {
            contract.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
                JsonObject operation = (JsonObject) method.getValue();
                String verb = method.getKey().toUpperCase(Locale.ROOT);
                String address = path.getKey().replaceAll("\\{[^}]*}", "x");
                String needs = operation.getJsonArray("security").encode();
                if (!needs.equals("[]")) {
                    check(path.getKey(), method.getKey(), closed.send(verb, address, BodyPublishers.noBody()));
                }
                boolean fitsAll = needs.contains("[]") || (needs.contains("read") && needs.contains("write"));
                if (!fitsAll) {
                    String unfit = door.owner.get(needs.contains("read") ? Role.WRITE : Role.READ);
                    check(path.getKey(), method.getKey(), withKey(closed, verb, address, unfit, null));
                }
            }));
        }
    }

    private void loggers() {
        String path = "/api/v1/loggers/{name}";
        String known = "/api/v1/loggers/dev.patternengine";
        check(path, "get", server.get(known));
        check(path, "get", server.get("/api/v1/loggers/nobody"));
        for (String body : List.of("{\"level\":null}", "{}", " ".repeat((1 << 20) + 1))) {
            check(path, "put", server.put(known, body, "application/json"));
        }
        check(path, "put", server.put("/api/v1/loggers/nobody", "{\"level\":\"WARN\"}", "application/json"));
        check(path, "put", server.put(known, "x", "text/plain"));
    }

    private void keys() {
        try (EdgeServer closed = new EdgeServer(HttpSettings.DEFAULT, door.gatekeeper)) {
            String path = "/api/v1/keys";
            String good = "{\"roles\":[\"read\"]}";
            String id = door.keys.find(door.owner.get(Role.READ)).orElseThrow().id();
            check(path, "get", withKey(closed, "GET", path, door.operator, null));
            check(path, "post", withKey(closed, "POST", path, door.operator, good));
            check(path, "post", withKey(closed, "POST", path, door.operator, "{}"));
            check(path, "post", withKey(closed, "POST", path, door.operator, " ".repeat((1 << 20) + 1)));
            check(path, "post", closed.send("POST", path, BodyPublishers.ofString(good), "X-API-Key", door.operator));
            check(path, "post", server.post(path, good));
            check(path + "/{id}", "delete", withKey(closed, "DELETE", path + "/" + id, door.operator, null));
            check(path + "/{id}", "delete", withKey(closed, "DELETE", path + "/nobody", door.operator, null));
            door.store.away = true;
            check(path, "post", withKey(closed, "POST", path, door.operator, good));
            check(path + "/{id}", "delete", withKey(closed, "DELETE", path + "/" + id, door.operator, null));
        }
    }

    private static Reply withKey(EdgeServer server, String method, String path, String key, String json) {
        return json == null
                ? server.send(method, path, BodyPublishers.noBody(), "X-API-Key", key)
                : server.send(
                        method,
                        path,
                        BodyPublishers.ofString(json),
                        "X-API-Key",
                        key,
                        "Content-Type",
                        "application/json");
    }

    private void erase() {
        Map.of("sessions", "run-7", "tenants", "default", "tenants/", "another").forEach((path, id) -> {
            String whole = "/api/v1/" + path.replace("/", "") + "/";
            check(whole + "{id}", "delete", server.send("DELETE", whole + id, BodyPublishers.noBody()));
        });
        check(
                "/api/v1/sessions/{id}",
                "delete",
                server.send("DELETE", "/api/v1/sessions/%00", BodyPublishers.noBody()));
    }

    private void review() {
        String review = "/api/v1/patterns/p-2/review";
        String path = "/api/v1/patterns/{id}/review";
        String body = "{\"verdict\":\"veto\",\"by\":\"ann\"}";
        String[] json = {"Content-Type", "application/json"};
        check(path, "put", server.send("PUT", review, BodyPublishers.ofString(body), json));
        check(path, "put", server.send("PUT", review, BodyPublishers.ofString("{}"), json));
        check(path, "put", server.send("PUT", review.replace("2", "9"), BodyPublishers.ofString(body), json));
        check(path, "delete", server.send("DELETE", review + "?by=bob", BodyPublishers.noBody()));
        check(path, "delete", server.send("DELETE", review, BodyPublishers.noBody()));
        check(path, "delete", server.send("DELETE", review.replace("2", "9") + "?by=bob", BodyPublishers.noBody()));
        check("/api/v1/export", "get", server.get("/api/v1/export"));
        String retraction = "{\"agent\":\"a\",\"from\":\"2026-11-22T08:00:00Z\",\"to\":\"2026-11-22T09:00:00Z\"}";
        check("/api/v1/retractions", "post", server.post("/api/v1/retractions", retraction));
        check("/api/v1/retractions", "post", server.post("/api/v1/retractions", "{}"));
    }

    private void check(String path, String method, Reply reply) {
        String status = Integer.toString(reply.status());
        JsonObject responses = contract.getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject(method)
                .getJsonObject("responses");
        assertThat(responses.fieldNames()).as("%s %s", method, path).contains(status);
        answered.add(method + " " + path + " " + status);
        JsonObject response = schemas.resolved(responses.getJsonObject(status));
        String type = reply.type().split(";", -1)[0];
        assertThat(response.getJsonObject("content").fieldNames())
                .as("%s %s %s", method, path, status)
                .contains(type);
        if (type.endsWith("json")) {
            JsonObject schema =
                    response.getJsonObject("content").getJsonObject(type).getJsonObject("schema");
            String body = reply.response().body();
            (type.endsWith("ndjson") ? body.lines() : Stream.of(body))
                    .forEach(document -> assertThat(schemas.mistake(schema, new JsonObject(document)))
                            .isEmpty());
        }
    }

    private Set<String> promised() {
        Set<String> promised = new TreeSet<>();
        contract.getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
            JsonObject operation = (JsonObject) method.getValue();
            operation.getJsonObject("responses").fieldNames().stream()
                    .filter(status -> !status.equals("default"))
                    .forEach(status -> promised.add(method.getKey() + " " + path.getKey() + " " + status));
        }));
        return promised;
    }
}
