package dev.patternengine.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;

/** Lets pages of allowed origins read and write, by the CORS protocol. Without an allowed origin nothing of it is spoken. */
final class AllowedPages {
    private static final int PREFLIGHT_SECONDS = 600;

    private final CorsHandler handler;

    AllowedPages(Set<String> origins) {
        handler = CorsHandler.create()
                .addOrigins(List.copyOf(origins))
                .allowedMethods(Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE))
                .allowedHeaders(Set.of(
                        "Content-Type",
                        "Content-Encoding",
                        "Authorization",
                        "Idempotency-Key",
                        "X-Session",
                        "X-Request-Id"))
                .exposedHeaders(Set.of("Retry-After", "X-Request-Id", "RateLimit", "RateLimit-Policy"))
                .maxAgeSeconds(PREFLIGHT_SECONDS);
    }

    /** Answers what a browser asks before it lets the page write; tells of other requests whether the page may read the answer. */
    void speak(RoutingContext context) {
        handler.handle(context);
    }
}
