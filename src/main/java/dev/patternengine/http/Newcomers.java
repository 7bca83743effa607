package dev.patternengine.http;

import dev.patternengine.domain.Tenants;
import dev.patternengine.json.Problem;
import dev.patternengine.message.Gateway;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the number of tenants within a bound: each costs memory as soon as it is told something. Whoever the engine knows already comes in
 * without a question; the tenant that an engine without keys has always does. One event loop.
 *
 * <p>Memory: the names, at most as many as the bound.
 */
final class Newcomers {
    private final Gateway gateway;
    private final int most;
    private final Set<String> known = new HashSet<>(Set.of(Tenants.DEFAULT));

    /** Let in, and not yet told anything as far as is known. */
    private final Set<String> fresh = new HashSet<>();

    /** @param most tenants */
    Newcomers(Gateway gateway, int most) {
        this.gateway = gateway;
        this.most = most;
    }

    /** Lets the request go on, or answers it with 429. */
    void admit(RoutingContext context) {
        String tenant = Caller.of(context).tenant();
        if (known.contains(tenant)) {
            context.next();
            return;
        }
        context.request().pause();
        gateway.tenants().onComplete(asked -> {
            context.request().resume();
            if (asked.failed()) {
                Replies.failed(context, asked.cause());
            } else if (hasRoom(tenant, asked.result())) {
                context.next();
            } else {
                String detail = "this engine has as many tenants as it may (" + most + "): an operator can allow more";
                Replies.problem(
                        context, Problem.of(429, "Too many tenants", detail).retryAfter(0));
            }
        });
    }

    private boolean hasRoom(String tenant, List<String> learned) {
        fresh.removeAll(Set.copyOf(learned));
        if (learned.contains(tenant)) {
            known.add(tenant);
            return true;
        }
        return fresh.contains(tenant) || (learned.size() + fresh.size() < most && fresh.add(tenant));
    }
}
