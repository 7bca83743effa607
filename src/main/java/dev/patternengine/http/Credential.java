package dev.patternengine.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The key or token of a request: {@code Authorization: Bearer …}, or {@code X-API-Key: …}; in a browser, which lets a page set neither for a
 * WebSocket, the subprotocol {@code key.…} with the key in base64url. Never a part of the address.
 */
final class Credential {
    private static final String SCHEME = "Bearer ";
    private static final String HEADER = "X-API-Key";
    private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String SUBPROTOCOL = "key.";
    private static final int LONGEST = 8_192;

    private Credential() {}

    /** What the request shows; empty when it shows nothing, or more than one thing. */
    static Optional<String> of(HttpServerRequest request) {
        List<String> shown = new ArrayList<>(request.headers().getAll(HEADER));
        request.headers().getAll(HttpHeaders.AUTHORIZATION).forEach(value -> shown.add(bearer(value)));
        if (shown.isEmpty()) {
            request.headers().getAll(SUBPROTOCOLS).forEach(value -> addOffered(value, shown));
        }
        return shown.size() == 1 && shown.get(0).length() <= LONGEST ? Optional.of(shown.get(0)) : Optional.empty();
    }

    /** The key of a header, which is none of another scheme. */
    private static String bearer(String value) {
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? value.substring(SCHEME.length()).strip()
                : "";
    }

    private static void addOffered(String header, List<String> shown) {
        for (String offered : header.split(",", -1)) {
            if (offered.strip().startsWith(SUBPROTOCOL)) {
                shown.add(decoded(offered.strip().substring(SUBPROTOCOL.length())));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
