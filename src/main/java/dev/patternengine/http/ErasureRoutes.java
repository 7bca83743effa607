package dev.patternengine.http;

import dev.patternengine.json.JsonWriter;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Gateway;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Erases what is known of a tenant or of a session. Says the same whether anything was known or not. */
final class ErasureRoutes {
    /** The pause between such checkpoints, a tick, and four minutes to write two of them. */
    private static final int GONE_WITHIN_SECONDS = 900;

    private static final JsonWriter<AcknowledgementMessage> ERASED = (acknowledgement, out) -> {
        out.writeStartObject();
        out.writeStringField("level", acknowledgement.level().label());
        out.writeNumberField("gone_within_seconds", GONE_WITHIN_SECONDS);
        out.writeEndObject();
    };

    private final Gateway gateway;

    ErasureRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Nobody erases another tenant, or learns whether there is one. */
    void tenant(RoutingContext context) {
        String tenant = Caller.of(context).tenant();
        if (tenant.equals(context.pathParam("id"))) {
            answer(context, gateway.eraseTenant(tenant));
        } else {
            Replies.notFound(context, "you are not of this tenant");
        }
    }

    void session(RoutingContext context) {
        answer(context, gateway.eraseSession(Caller.of(context).tenant(), context.pathParam("id")));
    }

    private static void answer(RoutingContext context, Future<AcknowledgementMessage> erased) {
        erased.onSuccess(acknowledgement -> Replies.ok(context, ERASED, acknowledgement))
                .onFailure(failure -> Replies.failed(context, failure));
    }
}
