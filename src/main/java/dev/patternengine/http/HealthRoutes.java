package dev.patternengine.http;

import dev.patternengine.json.Problem;
import dev.patternengine.message.Check;
import dev.patternengine.message.Gateway;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Tells how the node is: alive, ready, and in parts. Ready means that it can serve; a part that is busy does not keep it from that. */
final class HealthRoutes {
    private final Gateway gateway;

    HealthRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    void live(RoutingContext context) {
        reply(context, List.of(Check.of("process", "")));
    }

    void ready(RoutingContext context) {
        gateway.checks()
                .map(checks -> checks.stream().filter(Check::gates).toList())
                .onSuccess(checks -> {
                    String away = checks.stream()
                            .map(Check::away)
                            .filter(reason -> !reason.isEmpty())
                            .distinct()
                            .collect(Collectors.joining("; "));
                    if (away.isEmpty()) {
                        reply(context, checks);
                    } else {
                        Problem problem = Problem.of(503, "Not now", away);
                        Replies.problem(context, isStopping(checks) ? problem.retryAfter(0) : problem);
                    }
                });
    }

    /** Whether the node will not be ready again before it has been started anew. */
    private static boolean isStopping(List<Check> checks) {
        return checks.stream().anyMatch(check -> check.part().equals("process") && !check.isWell());
    }

    void health(RoutingContext context) {
        boolean operator = Caller.of(context).isOperator();
        gateway.checks().onSuccess(checks -> reply(context, checks, operator ? notes() : new JsonArray()));
    }

    /** What is worth an operator's word without being down: it is of tenants, whom nobody else is told of. */
    private JsonArray notes() {
        int tenants = gateway.misnaming();
        String detail = (tenants == 1 ? "1 tenant names" : tenants + " tenants name")
                + " tasks by what differs each time: the node's log says which, /api/v1/stats of each by which shape";
        return tenants == 0
                ? new JsonArray()
                : new JsonArray()
                        .add(new JsonObject()
                                .put("id", "task_names")
                                .put("status", status(true))
                                .put("detail", detail));
    }

    private static void reply(RoutingContext context, List<Check> checks) {
        reply(context, checks, new JsonArray());
    }

    private static void reply(RoutingContext context, List<Check> checks, JsonArray notes) {
        JsonArray parts = new JsonArray();
        for (Check check : checks) {
            parts.add(new JsonObject()
                    .put("id", check.part())
                    .put("status", status(check.isWell()))
                    .put("detail", check.isWell() ? null : check.away()));
        }
        parts.addAll(notes);
        boolean up = checks.stream().allMatch(Check::isWell);
        JsonObject body = new JsonObject().put("status", status(up)).put("checks", parts);
        Replies.json(context, up ? 200 : 503, body.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String status(boolean up) {
        return up ? "up" : "down";
    }
}
