package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/**
 * Keeps web pages of other origins from writing: browsers name the page's origin with whatever is no mere reading (RFC
 * 6454), and it must be the host that was asked, or one that is allowed. Programs name none and pass.
 */
final class ForeignPages {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Set<String> allowed;

    /** @param allowed origins, in lower case */
    ForeignPages(Set<String> allowed) {
        this.allowed = allowed;
    }

    /** Refuses to write for another page than the engine's own and the allowed ones. */
    void refuse(RoutingContext context) {
        if (!READING.contains(context.request().method()) && isForeign(context.request())) {
            context.fail(403);
        } else {
            context.next();
        }
    }

    /** Refuses whatever comes from another page: for what a browser lets pages of other origins open and then read. */
    void refuseAny(RoutingContext context) {
        if (isForeign(context.request())) {
            context.fail(403);
        } else {
            context.next();
        }
    }

    private boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = request.getHeader(HttpHeaders.HOST);
        return origin != null
                && !allowed.contains(origin.toLowerCase(Locale.ROOT))
                && (host == null || !isAt(origin.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT)));
    }

    private static boolean isAt(String origin, String host) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}
