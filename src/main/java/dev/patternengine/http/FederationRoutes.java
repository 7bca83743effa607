package dev.patternengine.http;

import dev.patternengine.domain.FederationStatus;
import dev.patternengine.json.DigestWriter;
import dev.patternengine.json.FederationWriter;
import dev.patternengine.message.Gateway;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Shows the cluster, and asks something of all its nodes. */
final class FederationRoutes {
    private static final FederationWriter STATUS = new FederationWriter();

    private final Gateway gateway;

    FederationRoutes(Gateway gateway) {
        this.gateway = gateway;
    }

    void status(RoutingContext context) {
        answer(context, gateway.federation());
    }

    void nodes(RoutingContext context) {
        gateway.federation()
                .onSuccess(status -> Replies.ok(context, FederationWriter.NODES, status.nodes()))
                .onFailure(failure -> Replies.failedForLong(context, failure));
    }

    void digests(RoutingContext context) {
        gateway.digests()
                .onSuccess(digests -> Replies.ok(context, new DigestWriter(gateway.node()), digests))
                .onFailure(failure -> Replies.failedForLong(context, failure));
    }

    void pause(RoutingContext context) {
        answer(context, gateway.order("pause", Caller.of(context).shown()));
    }

    void resume(RoutingContext context) {
        answer(context, gateway.order("resume", Caller.of(context).shown()));
    }

    void sync(RoutingContext context) {
        answer(context, gateway.order("sync", Caller.of(context).shown()));
    }

    private static void answer(RoutingContext context, Future<FederationStatus> status) {
        status.onSuccess(found -> Replies.ok(context, STATUS, found))
                .onFailure(failure -> Replies.failedForLong(context, failure));
    }
}
