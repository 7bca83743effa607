package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** The key or token of a request: {@code Authorization: Bearer …}, or {@code X-API-Key: …}. Never a part of the address. */
final class Credential {
    private static final String SCHEME = "Bearer ";
    private static final String HEADER = "X-API-Key";
    private static final int LONGEST = 8_192;

    private Credential() {}

    /** What the request shows; empty when it shows nothing, or more than one thing. */
    static Optional<String> of(HttpServerRequest request) {
        List<String> authorizations = request.headers().getAll(HttpHeaders.AUTHORIZATION);
        List<String> keys = request.headers().getAll(HEADER);
        if (authorizations.size() + keys.size() != 1) {
            return Optional.empty();
        }
        return keys.isEmpty() ? bearer(authorizations.get(0)) : Optional.of(keys.get(0));
    }

    private static Optional<String> bearer(String value) {
        return value.length() <= LONGEST && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(value.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
