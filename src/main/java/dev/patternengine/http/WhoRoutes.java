package dev.patternengine.http;

import dev.patternengine.domain.Role;
import dev.patternengine.message.Gateway;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Says who the caller is to the engine, also where that is nobody: asking is no mistake. */
final class WhoRoutes {
    private final Gatekeeper gatekeeper;
    private final Gateway gateway;

    WhoRoutes(Gatekeeper gatekeeper, Gateway gateway) {
        this.gatekeeper = gatekeeper;
        this.gateway = gateway;
    }

    void whoami(RoutingContext context) {
        gatekeeper
                .caller(context)
                .map(this::known)
                .otherwise(why -> stranger(Denials.reason(why)))
                .onSuccess(who -> Replies.json(context, 200, who.toBuffer().getBytes()));
    }

    private JsonObject known(Caller caller) {
        JsonArray roles = new JsonArray();
        caller.roles().stream().sorted().map(Role::label).forEach(roles::add);
        return new JsonObject()
                .put("known", true)
                .put("tenant", caller.tenant())
                .put("roles", roles)
                .put("operator", caller.isOperator())
                .put("node", gateway.node())
                .put("cluster", gateway.isClustered())
                .put("reason", null);
    }

    /** Tells no more than a refusal would. */
    private static JsonObject stranger(String reason) {
        return new JsonObject()
                .put("known", false)
                .put("tenant", null)
                .put("roles", new JsonArray())
                .put("operator", false)
                .put("node", null)
                .put("cluster", null)
                .put("reason", reason);
    }
}
