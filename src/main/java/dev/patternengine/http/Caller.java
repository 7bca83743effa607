package dev.patternengine.http;

import dev.patternengine.domain.Role;
import dev.patternengine.domain.Tenants;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Who asks. Every route takes the tenant from here and from nowhere else.
 *
 * @param tenant whose observations, patterns and sessions the request is about
 * @param roles what the caller may do there
 * @param name who it is, for records people read: never a secret
 * @param until epoch milliseconds after which what was shown holds no longer; {@link Long#MAX_VALUE} for never
 */
record Caller(String tenant, Set<Role> roles, String name, long until) {
    /** Anyone, where no keys are asked for. */
    static final Caller ANYONE = new Caller(Tenants.DEFAULT, Set.of(Role.ADMIN), "anyone", Long.MAX_VALUE);

    private static final String KEY = Caller.class.getName();
    private static final String STANDS = KEY + " stands";

    Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The caller of a request.
     *
     * @throws IllegalStateException where nothing asked who it is: such a route has no business with a tenant
     */
    static Caller of(RoutingContext context) {
        Caller known = context.get(KEY);
        if (known == null) {
            throw new IllegalStateException("nobody asked for a key at " + context.normalizedPath());
        }
        return known;
    }

    /** Makes this the caller of a request. */
    void enter(RoutingContext context) {
        context.put(KEY, this);
    }

    /**
     * The same for requests that last.
     *
     * @param stands whether a caller who was let in still would be
     */
    void enter(RoutingContext context, Predicate<Caller> stands) {
        enter(context);
        BooleanSupplier standing = () -> stands.test(this);
        context.put(STANDS, standing);
    }

    /** Whether the caller of a request that lasts would still be let in. */
    static boolean stands(RoutingContext context) {
        BooleanSupplier standing = context.get(STANDS);
        return standing == null || standing.getAsBoolean();
    }

    /** What the caller showed to be let in, for records people read; empty where nobody is asked for anything. */
    String shown() {
        return equals(ANYONE) ? "" : name;
    }

    /** Whether the caller has the role, or is an admin. */
    boolean may(Role role) {
        return roles.contains(role) || roles.contains(Role.ADMIN);
    }

    /** Whether the caller may do what concerns the whole engine: an admin of the default tenant. */
    boolean isOperator() {
        return may(Role.ADMIN) && tenant.equals(Tenants.DEFAULT);
    }
}
