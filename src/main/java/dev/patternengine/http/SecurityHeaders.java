package dev.patternengine.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Puts on every answer what keeps browsers from doing more than the page needs, and echoes the request's id. */
final class SecurityHeaders {
    static final String POLICY = "Content-Security-Policy";

    /** The readable contract's library styles its elements itself. */
    static final String POLICY_OF_DOCS = policy("'self' 'unsafe-inline'");

    private static final String POLICY_OF_ALL = policy("'self'");

    private SecurityHeaders() {}

    private static String policy(String styles) {
        return "default-src 'none'; script-src 'self'; style-src " + styles
                + "; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'";
    }

    static void add(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(POLICY, POLICY_OF_ALL)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        context.next();
    }
}
