package dev.patternengine.http;

import dev.patternengine.domain.Tenants;
import dev.patternengine.json.Problem;
import dev.patternengine.message.Gateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Tells how the engine is: alive, ready, and in parts. Ready means that the miners answer and observations are taken. */
final class HealthRoutes {
    private final Gateway gateway;

    HealthRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    void live(RoutingContext context) {
        reply(context, List.of(new Check("process", "")));
    }

    void ready(RoutingContext context) {
        checks().onSuccess(checks -> {
            String away = checks.stream()
                    .map(Check::away)
                    .filter(reason -> !reason.isEmpty())
                    .collect(Collectors.joining("; "));
            if (away.isEmpty()) {
                reply(context, checks);
            } else {
                Replies.problem(context, Problem.of(503, "Not now", away));
            }
        });
    }

    void health(RoutingContext context) {
        checks().onSuccess(checks -> reply(context, checks));
    }

    /** A part of the engine, and why it is not up; empty when it is. */
    private record Check(String part, String away) {}

    private Future<List<Check>> checks() {
        Future<String> miners =
                gateway.quality(Tenants.DEFAULT).map(answered -> "").otherwise("the miners do not answer yet");
        Future<String> ingest = gateway.away();
        return Future.all(miners, ingest)
                .map(all -> List.of(new Check("miners", miners.result()), new Check("ingest", ingest.result())));
    }

    private static void reply(RoutingContext context, List<Check> checks) {
        JsonArray parts = new JsonArray();
        boolean up = true;
        for (Check check : checks) {
            up &= check.away().isEmpty();
            parts.add(new JsonObject()
                    .put("id", check.part())
                    .put("status", status(check.away().isEmpty())));
        }
        JsonObject body = new JsonObject().put("status", status(up)).put("checks", parts);
        Replies.json(context, up ? 200 : 503, body.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String status(boolean up) {
        return up ? "up" : "down";
    }
}
