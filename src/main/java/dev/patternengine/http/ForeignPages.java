package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Keeps web pages of other origins from writing: browsers name the page's origin on every POST (RFC 6454), and it must be the
 * host that was asked. Programs name none and pass.
 */
final class ForeignPages {
    private ForeignPages() {}

    /** Refuses a POST that comes from another page than the engine's own. */
    static void refuse(RoutingContext context) {
        if (HttpMethod.POST.equals(context.request().method()) && isForeign(context.request())) {
            context.fail(403);
        } else {
            context.next();
        }
    }

    private static boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        String host = request.getHeader(HttpHeaders.HOST);
        return origin != null
                && (host == null || !isAt(origin.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT)));
    }

    private static boolean isAt(String origin, String host) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}
