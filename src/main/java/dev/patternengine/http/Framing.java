package dev.patternengine.http;

import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Map;

/**
 * Where a request ends. A proxy in front that saw another end would take what follows for a request of somebody else (RFC
 * 9112, sections 6.1 and 11.2), so only requests with one possible end are served.
 *
 * <p>The decoder drops {@code Content-Length} beside {@code Transfer-Encoding: chunked}, but tells how many bytes all headers
 * took. What the headers that are left do not account for may have been one.
 */
enum Framing {
    /** One end. */
    CLEAR,
    /** Headers were written so tightly that a dropped length could hide in what that saved: serve it, then close. */
    UNSURE,
    /** Two lengths, or a coding that HTTP/1.0 does not have. */
    CONTRADICTORY,
    /** A transfer coding other than {@code chunked} alone. */
    UNKNOWN;

    private static final int SHORTEST_LENGTH_HEADER = "content-length:0".length();
    private static final int SEPARATOR = ":".length();

    static Framing of(HttpServerRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return CLEAR;
        }
        if (request.version() == HttpVersion.HTTP_1_0 || request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            return CONTRADICTORY;
        }
        boolean chunked = codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        return chunked ? chunked(request) : UNKNOWN;
    }

    private static Framing chunked(HttpServerRequest request) {
        if (!(request.decoderResult() instanceof HttpMessageDecoderResult sizes)) {
            return UNSURE;
        }
        int names = 0;
        int least = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            names++;
            least += header.getKey().length() + SEPARATOR + header.getValue().length();
        }
        int unaccounted = sizes.headerSize() - least;
        if (unaccounted - names >= SHORTEST_LENGTH_HEADER) {
            return CONTRADICTORY;
        }
        return unaccounted >= SHORTEST_LENGTH_HEADER ? UNSURE : CLEAR;
    }
}
