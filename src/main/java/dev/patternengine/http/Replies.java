package dev.patternengine.http;

import dev.patternengine.json.JsonWriter;
import dev.patternengine.json.Problem;
import dev.patternengine.json.ProblemWriter;
import dev.patternengine.json.Rejection;
import dev.patternengine.message.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends requests: with a value, or with a problem. A request that is already answered or gone is left alone. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final ProblemWriter PROBLEMS = new ProblemWriter();

    /** For as long as others must make room: the engine by forgetting or a checkpoint, or a session by its end. */
    private static final int FORGETTING_SECONDS = 10;

    /** For as long as somebody must make room in the store. */
    private static final int FULL_SECONDS = 30;

    private Replies() {}

    static <T> void ok(RoutingContext context, JsonWriter<T> writer, T value) {
        json(context, 200, writer.bytes(value));
    }

    static void json(RoutingContext context, int status, byte[] body) {
        send(context.response(), status, "application/json", body);
    }

    static void problem(RoutingContext context, Problem problem) {
        problem(context.response(), problem);
    }

    static void problem(HttpServerResponse response, Problem problem) {
        if (!response.headWritten() && problem.retrySeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(problem.retrySeconds()));
        }
        send(response, problem.status(), Problem.MEDIA_TYPE, PROBLEMS.bytes(problem));
    }

    /** Answers for a body that could not be expanded. */
    static void broken(RoutingContext context, Gunzip.BrokenException broken) {
        String title = broken.status() == 413 ? "Too large" : "Bad input";
        List<Rejection> errors = List.of(new Rejection("", broken.getMessage()));
        problem(context, new Problem(broken.status(), title, "the body " + broken.getMessage(), errors));
    }

    static void refused(RoutingContext context, Rejection rejection) {
        problem(context, Problem.refused(rejection));
    }

    static void notFound(RoutingContext context, String detail) {
        problem(context, Problem.of(404, "Not found", detail));
    }

    /** Answers for a failure of the engine. */
    static void failed(RoutingContext context, Throwable failure) {
        problem(context, problem(failure, List.of(), Trace.of(context)));
    }

    /** The same, where waiting alone changes nothing, or nobody can say for how long. */
    static void failedForLong(RoutingContext context, Throwable failure) {
        problem(context, problem(failure, List.of(), Trace.of(context)).retryAfter(0));
    }

    /**
     * The problem that a failure of the engine is for the client.
     *
     * @param trace names the request in the log
     */
    static Problem problem(Throwable failure, List<Rejection> errors, Trace trace) {
        if (failure instanceof Toll.TooFastException) {
            return new Problem(429, "Too many observations", failure.getMessage(), errors);
        }
        Refused.Reason reason = failure instanceof Refused refused ? refused.reason() : Refused.Reason.BROKEN;
        return switch (reason) {
            case OVERLOADED, UNAVAILABLE, ELSEWHERE, UNANSWERED ->
                new Problem(503, "Not now", failure.getMessage(), errors);
            case STOPPING -> new Problem(503, "Not now", failure.getMessage(), errors).retryAfter(0);
            case FULL -> new Problem(503, "Not now", failure.getMessage(), errors, FULL_SECONDS);
            case EXHAUSTED -> new Problem(429, "Memory used up", failure.getMessage(), errors, FORGETTING_SECONDS);
            case INVALID -> new Problem(400, "Bad input", failure.getMessage(), errors);
            case REUSED -> new Problem(422, "Key used before", failure.getMessage(), errors);
            case BROKEN -> {
                trace.name(LOG.atError()).setCause(failure).log("request failed");
                yield new Problem(500, "Engine fault", "the engine failed; its log says more", errors);
            }
        };
    }

    private static void send(HttpServerResponse response, int status, String type, byte[] body) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length))
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .end(Buffer.buffer(body));
        }
    }
}
