package dev.patternengine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.patternengine.json.Fallback;
import dev.patternengine.json.Names;
import dev.patternengine.message.SubmissionMessage;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Who sends observations, and what the request around them says of them.
 *
 * @param tenant whose they are
 * @param session of observations that name none; empty for none
 * @param sentKey that makes ids of lines
 */
record Origin(String tenant, String session, Optional<String> sentKey) {
    private static final String SESSION = "X-Session";
    private static final String KEY = "Idempotency-Key";
    private static final char UNREADABLE = '\ufffd';
    private static final int LONGEST_SESSION = 256;
    private static final int LONGEST_KEY = 128;

    static Origin of(RoutingContext context) {
        HttpServerRequest request = context.request();
        return new Origin(Caller.of(context).tenant(), header(request, SESSION), sent(request, KEY));
    }

    private static String header(HttpServerRequest request, String name) {
        return sent(request, name).orElse("");
    }

    private static Optional<String> sent(HttpServerRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(Origin::text);
    }

    /** Makes ids of lines; empty for none. */
    String key() {
        return sentKey.orElse("");
    }

    /** Headers come as bytes, each of which the server makes a character; clients mean UTF-8. */
    private static String text(String value) {
        String read = new String(value.getBytes(ISO_8859_1), UTF_8);
        return read.indexOf(UNREADABLE) < 0 ? read : value;
    }

    /** What is wrong with the headers. */
    Optional<String> mistake() {
        return wrong(SESSION, session, LONGEST_SESSION)
                .or(() -> sentKey.filter(String::isEmpty).map(key -> "header " + KEY + " is empty"))
                .or(() -> wrong(KEY, key(), LONGEST_KEY));
    }

    private static Optional<String> wrong(String header, String value, int longest) {
        return Names.mistake(value, longest).map(reason -> "header " + header + " " + reason);
    }

    /** What the line gets that it does not tell itself. */
    Fallback fallback(long line) {
        return key().isEmpty() && session.isEmpty()
                ? Fallback.NONE
                : new Fallback(SubmissionMessage.id(key(), line), session);
    }
}
