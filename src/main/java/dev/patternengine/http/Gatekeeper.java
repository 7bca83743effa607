package dev.patternengine.http;

import dev.patternengine.access.Keys;
import dev.patternengine.access.Secret;
import dev.patternengine.domain.Role;
import dev.patternengine.domain.Tenants;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets callers in: by a key of the store, the bootstrap key or a signed token; or everyone, as long as there are none of these and only this
 * machine is listened at. Deciding takes a hash and a look-up, for a token the check of a signature; never a wait.
 */
public final class Gatekeeper {
    /** How long a key that another node made or revoked may take to be seen here, in milliseconds, beside the store's own time. */
    public static final long REFRESH_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);
    private static final Caller BOOTSTRAP =
            new Caller(Tenants.DEFAULT, Set.of(Role.ADMIN), "bootstrap key", Long.MAX_VALUE);
    private static final String KEY_NAME = "key ";

    private final Keys keys;
    private final AccessSettings settings;
    private final LongSupplier clock;
    private Optional<TokenReader> tokens = Optional.empty();
    private boolean stale;

    /** @param clock epoch milliseconds */
    public Gatekeeper(Keys keys, AccessSettings settings, LongSupplier clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Lets everyone in, for good. */
    public static Gatekeeper open() {
        return new Gatekeeper(Keys.none(), AccessSettings.NONE, () -> 0);
    }

    /** Nobody is let in. */
    static final class DeniedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DeniedException() {
            super("the key is not known, or holds no longer", null, false, false);
        }
    }

    /** Nobody would be asked for a key, and more than this machine would be listened at. */
    public static final class UnguardedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnguardedException(String host) {
            super("nobody would be asked for a key, and " + host + " can be reached from other machines");
        }
    }

    /**
     * Reads the keys, and goes on doing so. Fails when the store does, when a key of tokens cannot be read, and with {@link
     * UnguardedException}.
     *
     * @param host that is to be listened at
     */
    Future<Void> start(Vertx vertx, String host) {
        return vertx.executeBlocking(() -> isThisMachine(host))
                .compose(local -> Future.fromCompletionStage(keys.load()).map(loaded -> {
                    tokens = settings.tokens().map(wanted -> new TokenReader(vertx, wanted));
                    if (isOpen() && !local) {
                        throw new UnguardedException(host);
                    }
                    vertx.setPeriodic(REFRESH_MILLIS, timer -> refresh());
                    return null;
                }));
    }

    private static boolean isThisMachine(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    }

    private void refresh() {
        keys.refresh().whenComplete((done, failure) -> {
            if (failure != null && !stale) {
                LOG.warn("keys cannot be read, those known so far hold: {}", failure.toString());
            }
            stale = failure != null;
        });
    }

    /**
     * Is told, on whatever thread, when callers who were let in may not be any more: {@link #stands}.
     *
     * @return ends it
     */
    Runnable watch(Runnable watcher) {
        return keys.watch(watcher);
    }

    /** Whether nobody is asked for a key. Ends with the first key that anybody makes. */
    public boolean isOpen() {
        return settings.bootstrap().isEmpty() && settings.tokens().isEmpty() && keys.isEmpty();
    }

    Keys keys() {
        return keys;
    }

    /** Lets those in whom the rule admits; answers the others with 401 or 403. */
    Handler<RoutingContext> requires(Rule rule) {
        return rule.everyone() ? RoutingContext::next : context -> check(context, rule);
    }

    private void check(RoutingContext context, Rule rule) {
        Future<Caller> caller = caller(context);
        if (caller.isComplete()) {
            decide(context, rule, caller);
        } else {
            context.request().pause();
            caller.onComplete(done -> {
                context.request().resume();
                decide(context, rule, caller);
            });
        }
    }

    /** Who asks; fails where that is nobody, with {@link DeniedException} where a key was shown. */
    Future<Caller> caller(RoutingContext context) {
        return isOpen()
                ? Future.succeededFuture(Caller.ANYONE)
                : Credential.of(context.request()).map(this::identify).orElseGet(() -> Future.failedFuture("no key"));
    }

    /**
     * Who shows this key or token; fails with {@link DeniedException}. Where nobody is asked for a key, ask {@link #isOpen} first.
     */
    Future<Caller> identify(String credential) {
        if (settings.bootstrap()
                .filter(hash -> Secret.equal(hash, Secret.hash(credential)))
                .isPresent()) {
            return Future.succeededFuture(BOOTSTRAP);
        }
        Optional<Caller> known = keys.find(credential)
                .map(key -> new Caller(key.tenant(), key.roles(), KEY_NAME + key.id(), Long.MAX_VALUE));
        if (known.isPresent() || tokens.isEmpty()) {
            return known.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(new DeniedException()));
        }
        return tokens.get().read(credential).recover(why -> {
            LOG.debug("a token was refused: {}", why.getMessage());
            return Future.failedFuture(new DeniedException());
        });
    }

    /** Whether a caller who was let in once still would be: for connections that last. */
    boolean stands(Caller caller) {
        if (caller.equals(Caller.ANYONE)) {
            return isOpen();
        }
        boolean held =
                !caller.name().startsWith(KEY_NAME) || keys.holds(caller.name().substring(KEY_NAME.length()));
        return held && clock.getAsLong() < caller.until();
    }

    private void decide(RoutingContext context, Rule rule, Future<Caller> caller) {
        if (caller.failed()) {
            Denials.unknown(context, caller.cause());
        } else if (rule.admits(caller.result())) {
            caller.result().enter(context, this::stands);
            context.next();
        } else {
            Denials.forbidden(context, rule);
        }
    }
}
