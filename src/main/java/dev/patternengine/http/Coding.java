package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;

/** How a request's body is compressed. */
enum Coding {
    /** Not at all. */
    PLAIN,
    /** By gzip, once. */
    GZIP,
    /** In a way that is not understood here, or in several. */
    OTHER;

    static Coding of(HttpServerRequest request) {
        List<String> told = request.headers().getAll(HttpHeaders.CONTENT_ENCODING);
        if (told.size() > 1) {
            return OTHER;
        }
        String name = told.isEmpty() ? "identity" : told.get(0).strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "identity" -> PLAIN;
            case "gzip", "x-gzip" -> GZIP;
            default -> OTHER;
        };
    }
}
