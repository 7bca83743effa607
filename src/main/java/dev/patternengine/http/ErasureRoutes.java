package dev.patternengine.http;

import dev.patternengine.json.JsonWriter;
import dev.patternengine.json.Limits;
import dev.patternengine.json.Names;
import dev.patternengine.json.Problem;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Gateway;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Erases what is known of a tenant or of a session. Says the same whether anything was known or not. */
final class ErasureRoutes {
    /** The pause between such checkpoints, a tick, and four minutes to write those that are being written and two more. */
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

    /** No observation can be of a session whose name is none: nothing is stored for it. */
    void session(RoutingContext context) {
        String session = context.pathParam("id");
        Optional<String> mistake = Names.mistake(session, Limits.NAME);
        if (mistake.isPresent()) {
            Replies.problem(context, Problem.refused("path parameter id " + mistake.orElseThrow()));
        } else {
            answer(context, gateway.eraseSession(Caller.of(context).tenant(), session));
        }
    }

    private static void answer(RoutingContext context, Future<AcknowledgementMessage> erased) {
        erased.onSuccess(acknowledgement -> Replies.ok(context, ERASED, acknowledgement))
                .onFailure(failure -> Replies.failed(context, failure));
    }
}
