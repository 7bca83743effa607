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
    private static final Map<Integer, String[]> TEXTS = Map.of(
            400, new String[] {"Bad request", "the request is not valid HTTP for this path"},
            403,
                    new String[] {
                        "Foreign page",
                        "a page of another origin may not write here; a proxy in between must pass on the header Host"
                    },
            404, new String[] {"Not found", "there is nothing at this path"},
            405, new String[] {"Method not allowed", "the path is known, but not with this method"},
            413, new String[] {"Too large", "the body is larger than allowed; send NDJSON, which may be of any length"},
            414, new String[] {"Path too long", "the request line is too long"},
            415,
                    new String[] {
                        "Unsupported media type",
                        "name the body's Content-Type: application/json in UTF-8, for observations also"
                                + " application/x-ndjson, not compressed"
                    },
            431, new String[] {"Headers too large", "the headers are larger than allowed"},
            500, new String[] {"Engine fault", "the engine failed; its log says more"});

    private final OpenAPIContract contract;

    Problems(OpenAPIContract contract) {
        this.contract = contract;
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

    /** Answers a request that is not even HTTP. */
    static void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status = 400;
        if (cause instanceof TooLongHttpLineException) {
            status = 414;
        } else if (cause instanceof TooLongHttpHeaderException) {
            status = 431;
        }
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        Replies.problem(request.response(), problem(status));
    }

    private static Problem problem(int status) {
        return Problem.of(status, TEXTS.get(status)[0], TEXTS.get(status)[1]);
    }
}
