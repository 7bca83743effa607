package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

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

    /** The origins whose pages are let in by {@link #refuseAny}: of the host that was asked, and the allowed ones. */
    Set<String> home(HttpServerRequest request) {
        Set<String> home = new TreeSet<>(allowed);
        String host = request.getHeader(HttpHeaders.HOST);
        if (host != null) {
            home.addAll(at(host.toLowerCase(Locale.ROOT)));
        }
        return home;
    }

    private boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !home(request).contains(origin.toLowerCase(Locale.ROOT));
    }

    private static Set<String> at(String host) {
        return Set.of("http://" + host, "https://" + host);
    }
}
