package dev.patternengine.http;

import dev.patternengine.json.Problem;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a problem of whatever goes wrong outside of the routes' own answers. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Map<Integer, String[]> TEXTS = Map.ofEntries(
            text(400, "Bad request", "the request is not valid HTTP for this path"),
            text(
                    403,
                    "Foreign page",
                    "a page of another origin may not write here (--allowed-origin); a proxy in between must pass on"
                            + " the header Host"),
            text(404, "Not found", "there is nothing at this path"),
            text(405, "Method not allowed", "the path is known, but not with this method"),
            text(408, "Too slow", "the body did not come to its end in time"),
            text(413, "Too large", "the body is larger than allowed; send NDJSON, which may be of any length"),
            text(414, "Path too long", "the request line is too long"),
            text(
                    415,
                    "Unsupported media type",
                    "name the body's Content-Type: application/json in UTF-8, for observations also"
                            + " application/x-ndjson; plain or with Content-Encoding: gzip"),
            text(417, "Unknown expectation", "nothing is understood in the header Expect but 100-continue"),
            text(
                    421,
                    "Not asked by its name",
                    "the header Host names a host that this engine does not answer for (--allowed-host)"),
            text(431, "Headers too large", "the headers are larger than allowed"),
            text(500, "Engine fault", "the engine failed; its log says more"),
            text(503, "Not now", "as many listen as may"),
            text(501, "Unknown transfer coding", "no Transfer-Encoding is understood but chunked"),
            text(505, "Unknown version", "HTTP/1.1 and HTTP/1.0 are spoken"));

    /** Too much has come in that is not whole yet. */
    static final Problem NO_ROOM =
            Problem.of(503, "Not now", "too many bodies are coming in at once; nothing of this was taken");

    private final OpenAPIContract contract;

    Problems(OpenAPIContract contract) {
        this.contract = contract;
    }

    private static Map.Entry<Integer, String[]> text(int status, String title, String detail) {
        return Map.entry(status, new String[] {title, detail});
    }

    /** Answers for the router's own errors. */
    void mount(Router router) {
        TEXTS.keySet().forEach(status -> router.errorHandler(status, context -> answer(context, status)));
    }

    private void answer(RoutingContext context, int status) {
        if (status == 500) {
            Trace.of(context).name(LOG.atError()).setCause(context.failure()).log("request failed");
        }
        if (status == 405) {
            context.response().putHeader(HttpHeaders.ALLOW, allowed(context.normalizedPath()));
        }
        Replies.problem(context, problem(status));
    }

    private String allowed(String path) {
        Path known = contract.findPath(path);
        return known == null
                ? "GET, HEAD"
                : known.getOperations().stream()
                        .map(Operation::getHttpMethod)
                        .map(method -> method.equals(HttpMethod.GET) ? "GET, HEAD" : method.name())
                        .collect(Collectors.joining(", "));
    }

    /** What is wrong with a request that is not even HTTP. */
    static Problem invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status = 400;
        if (cause instanceof TooLongHttpLineException) {
            status = 414;
        } else if (cause instanceof TooLongHttpHeaderException) {
            status = 431;
        }
        return problem(status);
    }

    /** What a status means that says it all. */
    static Problem problem(int status) {
        return Problem.of(status, TEXTS.get(status)[0], TEXTS.get(status)[1]);
    }
}
