package dev.patternengine.http;

import dev.patternengine.json.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets in requests that have one end, ask the engine under a name of its own and for a path in its plain spelling, and come over a
 * connection within the bound.
 */
final class Gate implements Handler<HttpServerRequest> {
    private static final Problem TOO_MANY =
            Problem.of(503, "Too many connections", "no more are taken at once; try again");

    /** A segment that is empty, or dots. */
    private static final Pattern CROOKED = Pattern.compile("(?i)/(?:\\.|%2e){0,2}(?:/|$)");

    private static final String CONTINUE = "100-continue";

    private final Connections connections;
    private final Hosts hosts;
    private final Handler<HttpServerRequest> inside;

    Gate(Connections connections, Hosts hosts, Handler<HttpServerRequest> inside) {
        this.connections = connections;
        this.hosts = hosts;
        this.inside = inside;
    }

    @Override
    public void handle(HttpServerRequest request) {
        switch (connections.asks(request)) {
            case AFTER_THE_END -> request.connection().close();
            case BEYOND -> refuse(request, TOO_MANY);
            case WITHIN -> admit(request);
        }
    }

    /** Answers a request that is not even HTTP. */
    void invalid(HttpServerRequest request) {
        if (connections.asks(request) == Connections.Place.AFTER_THE_END) {
            request.connection().close();
        } else {
            refuse(request, Problems.invalid(request));
        }
    }

    private void admit(HttpServerRequest request) {
        Optional<Problem> mistake = mistake(request, Framing.of(request));
        if (mistake.isPresent()) {
            refuse(request, mistake.get());
        } else {
            inside.handle(request);
        }
    }

    private Optional<Problem> mistake(HttpServerRequest request, Framing framing) {
        if (request.version() == null) {
            return Optional.of(Problems.problem(505));
        }
        if (framing == Framing.UNKNOWN) {
            return Optional.of(Problems.problem(501));
        }
        if (isCrooked(request.path())) {
            return Optional.of(Problems.problem(404));
        }
        Hosts.Verdict host = hosts.of(request);
        if (framing == Framing.CONTRADICTORY || host == Hosts.Verdict.UNCLEAR) {
            return Optional.of(Problems.problem(400));
        }
        if (!request.headers().getAll(HttpHeaders.EXPECT).stream().allMatch(CONTINUE::equalsIgnoreCase)) {
            return Optional.of(Problems.problem(417));
        }
        return host == Hosts.Verdict.OURS ? Optional.empty() : Optional.of(Problems.problem(421));
    }

    /** Whether a path has another spelling, which rules of a proxy in front may not have meant: {@code /metrics/}. */
    private static boolean isCrooked(String path) {
        return path != null && path.length() > 1 && CROOKED.matcher(path).find();
    }

    /** What follows on the connection may be no request at all. */
    private void refuse(HttpServerRequest request, Problem problem) {
        connections.endAfter(request);
        Replies.problem(request.response(), problem);
    }
}
