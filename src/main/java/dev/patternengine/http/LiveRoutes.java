package dev.patternengine.http;

import dev.patternengine.json.Problem;
import dev.patternengine.message.Attendance.Frame;
import dev.patternengine.message.News;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells what happens while it happens: over a WebSocket, and as an event stream. */
final class LiveRoutes {
    /** As many characters may wait for one listener to read, and one event more. */
    static final int QUEUE_BYTES = 256 * 1024;

    private static final String RETRY = "retry: 2000\n";

    private final Listeners listeners;
    private final String node;

    LiveRoutes(Listeners listeners, String node) {
        this.listeners = listeners;
        this.node = node;
    }

    /** Becomes a WebSocket. */
    void socket(RoutingContext context) {
        wanted(context).ifPresent(events -> {
            if (context.request().canUpgradeToWebSocket()) {
                context.request().toWebSocket().onSuccess(socket -> open(context, socket, events));
            } else {
                context.response().putHeader(HttpHeaders.UPGRADE, "websocket");
                Replies.problem(context, Problem.of(426, "Upgrade required", "this path speaks WebSocket"));
            }
        });
    }

    private void open(RoutingContext context, ServerWebSocket socket, Set<String> events) {
        SocketListener listener = new SocketListener(
                socket, Caller.of(context), events, () -> listeners.attendance().refuse(Frame.OTHER));
        String tenant = Caller.of(context).tenant();
        Optional<String> last = Optional.ofNullable(context.request().getParam("last_event_id"));
        greet(tenant, last, events, listener);
        listeners.join(tenant, listener);
        socket.closeHandler(closed -> listeners.leave(tenant, listener));
    }

    /** Becomes an event stream. */
    void stream(RoutingContext context) {
        wanted(context).ifPresent(events -> open(context, events));
    }

    private void open(RoutingContext context, Set<String> events) {
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        response.write(RETRY);
        StreamListener listener = new StreamListener(response, Caller.of(context), events);
        String tenant = Caller.of(context).tenant();
        greet(tenant, Optional.ofNullable(context.request().getHeader("Last-Event-ID")), events, listener);
        listeners.join(tenant, listener);
        response.closeHandler(closed -> listeners.leave(tenant, listener));
    }

    /** Says where it begins, and what was missed where that is known. */
    private void greet(String tenant, Optional<String> last, Set<String> events, Listener listener) {
        Ring ring = listeners.channel(tenant).ring();
        Optional<List<Told>> missed = last.flatMap(ring::after);
        JsonObject hello =
                new JsonObject().put("node", node).put("resumed", last.isPresent() ? missed.isPresent() : null);
        String from = missed.isPresent() ? last.orElseThrow() : ring.lastId();
        listener.tell(new Told(from, "hello", hello.encode()));
        missed.ifPresent(told ->
                told.stream().filter(one -> events.contains(one.event())).forEach(listener::tell));
    }

    /** What happens in the cluster concerns the whole engine: it is told to operators alone, as they alone may ask for it. */
    static boolean mayHear(Caller caller, String event) {
        return !event.equals(News.FEDERATION) || caller.isOperator();
    }

    /** Those of the events that the caller may hear; refuses where one was named that is not among them, as the bridge does. */
    private static Optional<Set<String>> allowed(RoutingContext context, Set<String> events, boolean named) {
        boolean more = events.removeIf(event -> !mayHear(Caller.of(context), event));
        if (more && named) {
            Denials.forbidden(context, Rule.of(Rule.Need.OPERATOR));
            return Optional.empty();
        }
        return Optional.of(events);
    }

    /** The events that are wanted; answers where that makes no sense, or where too many listen. */
    private Optional<Set<String>> wanted(RoutingContext context) {
        if (listeners.isCrowded()) {
            Replies.problem(context, Problem.of(503, "Not now", "as many listen as may"));
            return Optional.empty();
        }
        try {
            String told = new Parameters(context.queryParams()).text("events");
            Set<String> events = new TreeSet<>(told.isEmpty() ? News.EVENTS : List.of(told.split(",", -1)));
            if (News.EVENTS.containsAll(events)) {
                return allowed(context, events, !told.isEmpty());
            }
            String mistake = "query parameter events must name some of " + String.join(", ", News.EVENTS);
            Replies.problem(context, Problem.refused(mistake));
        } catch (Parameters.MistakeException mistake) {
            Replies.problem(context, Problem.refused(mistake.getMessage()));
        }
        return Optional.empty();
    }
}
