package dev.patternengine.http;

import dev.patternengine.access.Keys;
import dev.patternengine.domain.ApiKey;
import dev.patternengine.json.KeyRequest;
import dev.patternengine.json.KeyRequestReader;
import dev.patternengine.json.KeyWriter;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, lists and revokes keys: an operator those of all tenants, any other admin those of the own tenant. */
final class KeyRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRoutes.class);
    private static final KeyWriter KEYS = new KeyWriter();

    private final Gatekeeper gatekeeper;
    private final Keys keys;

    KeyRoutes(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
        this.keys = gatekeeper.keys();
    }

    void create(RoutingContext context) {
        Parsed<KeyRequest> parsed = KeyRequestReader.read(Bodies.bytes(context));
        if (parsed instanceof Parsed.Accepted<KeyRequest> accepted) {
            create(context, accepted.value());
        } else if (parsed instanceof Parsed.Refused<KeyRequest> refused) {
            Replies.refused(context, refused.rejection());
        }
    }

    private void create(RoutingContext context, KeyRequest wanted) {
        Caller caller = Caller.of(context);
        String tenant = wanted.tenant().isEmpty() ? caller.tenant() : wanted.tenant();
        if (gatekeeper.isOpen()) {
            String detail = "nobody is asked for a key here, so the first key would lock everyone out:"
                    + " start the engine with a bootstrap key, and make keys with that";
            Replies.problem(context, Problem.of(409, "No keys here", detail));
        } else if (!mayManage(caller, tenant)) {
            Denials.forbidden(context, Rule.of(Rule.Need.OPERATOR));
        } else {
            keys.create(tenant, wanted.roles(), wanted.note()).whenComplete((created, failure) -> {
                if (failure == null) {
                    LOG.info(
                            "{} made key {} for tenant {}",
                            caller.name(),
                            created.key().id(),
                            tenant);
                    KeyWriter.Made made = new KeyWriter.Made(created.key(), created.secret());
                    Replies.json(context, 201, KeyWriter.MADE.bytes(made));
                } else {
                    failed(context, failure);
                }
            });
        }
    }

    private static boolean mayManage(Caller caller, String tenant) {
        return caller.isOperator() || caller.tenant().equals(tenant);
    }

    void list(RoutingContext context) {
        Caller caller = Caller.of(context);
        List<ApiKey> shown = keys.all().stream()
                .filter(key -> mayManage(caller, key.tenant()))
                .toList();
        Replies.ok(context, KeyWriter.LIST, shown);
    }

    void revoke(RoutingContext context) {
        Caller caller = Caller.of(context);
        Optional<ApiKey> key = keys.byId(context.pathParam("id")).filter(found -> mayManage(caller, found.tenant()));
        if (key.isEmpty()) {
            Replies.notFound(context, "no key has this id");
            return;
        }
        keys.revoke(key.get()).whenComplete((revoked, failure) -> {
            if (failure == null) {
                LOG.info("{} revoked key {} of tenant {}", caller.name(), revoked.id(), revoked.tenant());
                Replies.ok(context, KEYS, revoked);
            } else {
                failed(context, failure);
            }
        });
    }

    private static void failed(RoutingContext context, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String detail = "the store of keys did not take the change: " + cause.getMessage();
        int status = cause instanceof Keys.FullException ? 409 : 503;
        Replies.problem(context, Problem.of(status, status == 409 ? "No room for keys" : "Not now", detail));
    }
}
