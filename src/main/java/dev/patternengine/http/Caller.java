package dev.patternengine.http;

import io.vertx.ext.web.RoutingContext;

/**
 * Who asks. Every route takes the tenant from here and from nowhere else.
 *
 * @param tenant whose observations, patterns and sessions the request is about
 */
record Caller(String tenant) {
    /** Anyone, where no keys are asked for. */
    static final Caller ANYONE = new Caller("default");

    private static final String KEY = Caller.class.getName();

    /** The caller of a request; {@link #ANYONE} where nothing said who it is. */
    static Caller of(RoutingContext context) {
        Caller known = context.get(KEY);
        return known == null ? ANYONE : known;
    }

    /** Makes this the caller of a request. */
    void enter(RoutingContext context) {
        context.put(KEY, this);
    }
}
