package dev.patternengine.http;

import dev.patternengine.json.Problem;
import dev.patternengine.message.Gateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;

/** Tells how the engine is: alive, ready, and in parts. Ready means that the miners answer. */
final class HealthRoutes {
    private final Gateway gateway;

    HealthRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    void live(RoutingContext context) {
        reply(context, 200, "process", true);
    }

    void ready(RoutingContext context) {
        miners().onSuccess(up -> {
            if (up) {
                reply(context, 200, "miners", true);
            } else {
                Replies.problem(context, Problem.of(503, "Not now", "the miners do not answer yet"));
            }
        });
    }

    void health(RoutingContext context) {
        miners().onSuccess(up -> reply(context, up ? 200 : 503, "miners", up));
    }

    private Future<Boolean> miners() {
        return gateway.quality(Origin.DEFAULT_TENANT).map(answered -> true).otherwise(false);
    }

    private static void reply(RoutingContext context, int status, String check, boolean up) {
        String told = up ? "up" : "down";
        JsonObject part = new JsonObject().put("id", check).put("status", told);
        JsonObject body = new JsonObject().put("status", told).put("checks", new JsonArray().add(part));
        Replies.json(context, status, body.encode().getBytes(StandardCharsets.UTF_8));
    }
}
