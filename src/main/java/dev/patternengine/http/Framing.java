package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/**
 * Where a request ends. A proxy in front that saw another end would take what follows for a request of somebody else (RFC
 * 9112, sections 6.1 and 11.2), so only requests with one possible end are served. The decoder refuses most others before they
 * come here.
 */
enum Framing {
    /** One end. */
    CLEAR,
    /** Two lengths, or a coding that HTTP/1.0 does not have. */
    CONTRADICTORY,
    /** A transfer coding other than {@code chunked} alone. */
    UNKNOWN;

    static Framing of(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return CLEAR;
        }
        if (request.version() == HttpVersion.HTTP_1_0 || request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            return CONTRADICTORY;
        }
        boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        return chunked ? CLEAR : UNKNOWN;
    }
}
