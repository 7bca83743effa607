package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/**
 * What a request says its body is. It must say so: a body without a type is what a web page can send anywhere unasked.
 */
enum MediaType {
    /** JSON. */
    JSON,
    /** One JSON object a line. */
    NDJSON,
    /** Anything that is not understood here, including nothing said, unknown compression and other character sets. */
    OTHER;

    static MediaType of(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (header == null || Coding.of(request) == Coding.OTHER) {
            return OTHER;
        }
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        for (int place = 1; place < parts.length; place++) {
            String parameter = parts[place].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return OTHER;
            }
        }
        return switch (parts[0].strip()) {
            case "application/json" -> JSON;
            case "application/x-ndjson", "application/ndjson" -> NDJSON;
            default -> OTHER;
        };
    }
}
