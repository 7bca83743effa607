package dev.patternengine.http;

import dev.patternengine.message.Attendance.Drop;
import dev.patternengine.message.Attendance.Frame;
import dev.patternengine.message.News;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.BridgeEventType;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event bus for browsers, over SockJS: they may register for the events of their own tenant, by their exact addresses, and
 * send questions. Everything else is refused and counted. Who asks is known from the request that opened the connection.
 *
 * <p>Transports: WebSocket and XHR, of which a session is only served to the tenant that opened it. No cookies, no iframes.
 */
final class Bridge {
    private static final Logger LOGGER = LoggerFactory.getLogger(Bridge.class);

    private static final String PATH = "/eventbus";
    private static final int ADDRESS_LENGTH = 512;
    private static final int HANDLERS = 16;
    private static final long REPLY_MILLIS = 15_000;

    private static final long PING_MILLIS = 20_000;

    private final Listeners listeners;
    private final ForeignPages foreign;
    private final Handler<RoutingContext> door;

    /** The tenant that opened a session of the XHR transport. */
    private final Map<String, String> sessions = new HashMap<>();

    /** Those that are being closed, until they are. */
    private final Set<SockJSSocket> dropped = new HashSet<>();

    /**
     * @param foreign keeps pages of other origins out
     * @param door lets in who may read, and says who it is
     */
    Bridge(Listeners listeners, ForeignPages foreign, Handler<RoutingContext> door) {
        this.foreign = foreign;
        this.listeners = listeners;
        this.door = door;
    }

    /**
     * @param gather takes in the body of a request, within bounds, and lets it go on
     * @param beatMillis between two signs of life
     */
    void mount(Vertx vertx, Router router, Handler<RoutingContext> gather, long beatMillis) {
        mount(vertx, router, gather, beatMillis, PING_MILLIS);
    }

    /** @param pingMillis without a ping for so long, a client is taken to be gone */
    void mount(Vertx vertx, Router router, Handler<RoutingContext> gather, long beatMillis, long pingMillis) {
        SockJSHandlerOptions transport = new SockJSHandlerOptions()
                .setInsertJSESSIONID(false)
                .setRegisterWriteHandler(false)
                .setHeartbeatInterval(beatMillis)
                .setMaxBytesStreaming(LiveRoutes.QUEUE_BYTES);
        List.of(Transport.EVENT_SOURCE, Transport.HTML_FILE, Transport.JSON_P)
                .forEach(none -> transport.addDisabledTransport(none.toString()));
        router.route(PATH + "/*").handler(foreign::refuseAny).handler(door).handler(this::guard);
        router.post(PATH + "/*").handler(gather);
        router.route(PATH + "/*")
                .subRouter(SockJSHandler.create(vertx, transport).bridge(permitted(pingMillis), this::handle));
    }

    private static SockJSBridgeOptions permitted(long pingMillis) {
        String events = News.EVENTS.stream().collect(Collectors.joining("|"));
        return new SockJSBridgeOptions()
                .setMaxAddressLength(ADDRESS_LENGTH)
                .setMaxHandlersPerSocket(HANDLERS)
                .setPingTimeout(pingMillis)
                .setReplyTimeout(REPLY_MILLIS)
                .addInboundPermitted(new PermittedOptions().setAddress(News.QUESTIONS))
                .addOutboundPermitted(new PermittedOptions().setAddressRegex("ui\\..+\\.(" + events + ")"));
    }

    /** Iframes are none; a session that another tenant opened is none either. */
    private void guard(RoutingContext context) {
        String path = context.normalizedPath();
        String opened = sessions.get(session(path));
        boolean stranger = opened != null && !opened.equals(Caller.of(context).tenant());
        if (stranger || path.startsWith(PATH + "/iframe")) {
            context.fail(404);
        } else if (opened == null && listeners.isCrowded()) {
            context.fail(503);
        } else {
            sayItCloses(context, path);
            context.next();
        }
    }

    /** After what is heard over XHR the connection is closed; one that is not told would send its next question in vain. */
    private static void sayItCloses(RoutingContext context, String path) {
        if (path.endsWith("/xhr") || path.endsWith("/xhr_streaming")) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** The session in a path {@code /eventbus/SERVER/SESSION/TRANSPORT}; empty where there is none. */
    private static String session(String path) {
        String[] parts = path.split("/", -1);
        return parts.length == 5 ? parts[3] : "";
    }

    private void handle(BridgeEvent event) {
        if (event.type() != BridgeEventType.SOCKET_CLOSED && !listeners.stands(caller(event.socket()))) {
            turnAway(event);
            return;
        }
        switch (event.type()) {
            case SOCKET_CREATED -> open(event);
            case SOCKET_CLOSED -> close(event);
            case SOCKET_IDLE -> abandon(event);
            case REGISTER -> decide(event, mayHear(event), Frame.REGISTER);
            case SEND -> decide(event, ask(event), Frame.SEND);
            case PUBLISH -> decide(event, false, Frame.PUBLISH);
            case RECEIVE -> event.complete((isReply(event) || mayHear(event)) && keepsUp(event.socket()));
            default -> event.complete(true);
        }
    }

    /** Closes the connection of a caller who was let in and would not be any more. */
    private void turnAway(BridgeEvent event) {
        if (event.type() != BridgeEventType.SOCKET_CREATED) {
            drop(event.socket(), Drop.KEY);
        }
        event.complete(false);
        event.socket().close();
    }

    /** The bridge closes what sent no ping for so long. */
    private void abandon(BridgeEvent event) {
        drop(event.socket(), Drop.SILENT);
        event.complete(true);
    }

    /** Counts a connection that is being closed, once. */
    private void drop(SockJSSocket socket, Drop reason) {
        if (dropped.add(socket)) {
            listeners.attendance().drop(reason);
        }
    }

    private static Caller caller(SockJSSocket socket) {
        return Caller.of(socket.routingContext());
    }

    private static String tenant(SockJSSocket socket) {
        return caller(socket).tenant();
    }

    private void open(BridgeEvent event) {
        String session = session(event.socket().uri());
        if (!session.isEmpty()) {
            sessions.put(session, tenant(event.socket()));
        }
        listeners.joinBridge(tenant(event.socket()));
        event.complete(true);
        endWhenBroken(event.socket());
    }

    /** The bridge sets a handler of its own next, which takes whatever a client does wrong for a fault of the engine. */
    private static void endWhenBroken(SockJSSocket socket) {
        socket.routingContext()
                .vertx()
                .runOnContext(now -> socket.exceptionHandler(BrokenFrames.ending(socket::close)));
    }

    private void close(BridgeEvent event) {
        dropped.remove(event.socket());
        sessions.remove(session(event.socket().uri()));
        listeners.leaveBridge(tenant(event.socket()));
        event.complete(true);
    }

    private void decide(BridgeEvent event, boolean permitted, Frame frame) {
        if (!permitted) {
            listeners.attendance().refuse(frame);
            LOGGER.debug("the bridge refused {} of {}", event.type(), tenant(event.socket()));
        }
        event.complete(permitted);
    }

    private static String address(BridgeEvent event) {
        return event.getRawMessage().getValue("address") instanceof String address ? address : "";
    }

    /** Replies come to an address of the client's choice, which is on no bus. */
    private static boolean isReply(BridgeEvent event) {
        return !address(event).startsWith(News.PREFIX);
    }

    private static boolean mayHear(BridgeEvent event) {
        Caller caller = caller(event.socket());
        String address = address(event);
        return News.EVENTS.stream()
                .filter(name -> LiveRoutes.mayHear(caller, name))
                .anyMatch(name -> News.address(caller.tenant(), name).equals(address));
    }

    /** Puts the tenant into a question; false when it is none. Headers of the client's are dropped. */
    private static boolean ask(BridgeEvent event) {
        JsonObject message = event.getRawMessage();
        if (!address(event).equals(News.QUESTIONS) || !(message.getValue("body") instanceof JsonObject question)) {
            return false;
        }
        message.remove("headers");
        message.put("body", News.question(tenant(event.socket()), question));
        return true;
    }

    private boolean keepsUp(SockJSSocket socket) {
        if (dropped.contains(socket)) {
            return false;
        }
        try {
            if (!socket.writeQueueFull()) {
                return true;
            }
        } catch (IllegalStateException closed) {
            LOGGER.trace("an event came for a connection that is gone", closed);
            return false;
        }
        drop(socket, Drop.SLOW);
        socket.close(SocketListener.TRY_AGAIN_LATER, "too slow: events are not read as fast as they come");
        return false;
    }
}
