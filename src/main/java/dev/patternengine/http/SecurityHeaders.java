package dev.patternengine.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** Puts on every answer what keeps browsers from doing more than the page needs, and echoes the request's id. */
final class SecurityHeaders {
    static final String POLICY = "Content-Security-Policy";

    /** The readable contract's library styles its elements itself. */
    static final String POLICY_OF_DOCS = policy("'self' 'unsafe-inline'");

    private static final String POLICY_OF_ALL = policy("'self'");
    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern ECHOED = Pattern.compile("[\\x21-\\x7e]{1,128}");

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
        String id = context.request().getHeader(REQUEST_ID);
        if (id != null && ECHOED.matcher(id).matches()) {
            response.putHeader(REQUEST_ID, id);
        }
        context.next();
    }
}
