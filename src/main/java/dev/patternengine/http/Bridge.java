package dev.patternengine.http;

import dev.patternengine.json.Problem;
import dev.patternengine.message.Attendance.Drop;
import dev.patternengine.message.Attendance.Frame;
import dev.patternengine.message.News;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.BridgeEventType;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.ProtocolUpgradeHandler;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.Transport;
import io.vertx.ext.web.handler.sockjs.impl.EventBusBridgeImpl;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event bus for browsers, over SockJS: they may register for the events of their own tenant, by their exact addresses, and
 * send questions. Everything else is refused and counted. Who asks is known from the request that opened the connection.
 *
 * <p>Transports: WebSocket and XHR, of which a session is only served to the key that opened it: the same name is another session for
 * another key. No cookies, no iframes.
 */
final class Bridge {
    private static final Logger LOGGER = LoggerFactory.getLogger(Bridge.class);

    private static final String PATH = "/eventbus";

    /** The transport reads the session from this parameter, which the query could name where it is not set: it is set. */
    private static final String SESSION = "param0";

    /** Its answers to frames that are none, that name an unknown type or no address, or that want more than a connection may. */
    private static final Set<String> ERRORS = Stream.of(
                    "invalid_json",
                    "missing_type",
                    "invalid_type",
                    "missing_address",
                    "max_address_length_reached",
                    "max_handlers_reached",
                    "address_already_registered",
                    "invalid_reply_address",
                    "access_denied")
            .map(BridgeFrames::error)
            .collect(Collectors.toUnmodifiableSet());

    private static final int ERROR_LENGTH = 64;

    /** Where a session over XHR takes what its client sends. */
    private static final String SEND = "/xhr_send";

    /** Sessions over a WebSocket, as the transports take paths. */
    private static final String FRAMED = PATH + "/[^/.]+/[^/.]+/websocket";

    private static final int ADDRESS_LENGTH = 512;
    private static final int HANDLERS = 16;
    private static final long REPLY_MILLIS = 15_000;

    private static final long PING_MILLIS = 20_000;

    private final Listeners listeners;
    private final ForeignPages foreign;
    private final Handler<RoutingContext> door;

    /** Those that are open. */
    private final Set<SockJSSocket> open = new LinkedHashSet<>();

    /** The sessions of the XHR transport that are open, as {@link #session(String, Caller)} names them. */
    private final Set<String> sessions = new HashSet<>();

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
        router.post(PATH + "/*").handler(gather).failureHandler(this::countLarge);
        router.post(PATH + "/*").handler(this::requireFrame);
        router.get(PATH + "/info").handler(new BridgeInfo(foreign)::tell);
        // SockJSHandler.bridge() makes the same, and hands it sockets that tell nobody what it refuses by itself.
        Handler<SockJSSocket> frames = new EventBusBridgeImpl(vertx, null, permitted(pingMillis), this::handle);
        Handler<SockJSSocket> sockets =
                socket -> frames.handle(new HeardSocket(socket, transport, isXhr(path(socket)), this::heard));
        router.getWithRegex(FRAMED)
                .handler((ProtocolUpgradeHandler) context -> openFramed(context, transport, sockets));
        router.route(PATH + "/*")
                .subRouter(SockJSHandler.create(vertx, transport).socketHandler(sockets));
    }

    /** A session of SockJS over a WebSocket is the engine's own: the transport of Vert.x refuses what it does not tell. */
    private void openFramed(RoutingContext context, SockJSHandlerOptions transport, Handler<SockJSSocket> sockets) {
        if (context.request().canUpgradeToWebSocket()) {
            context.request()
                    .toWebSocket()
                    .map(socket -> new FramedSocket(context, transport, socket, this::countOther))
                    .onSuccess(sockets)
                    .onFailure(context::fail);
        } else {
            context.next();
        }
    }

    /** Refuses what is sent over XHR to no session of the caller's, or carries no messages. */
    private void requireFrame(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.endsWith(SEND)) {
            context.next();
            return;
        }
        String frame = context.body().asString();
        if (!sessions.contains(session(path, Caller.of(context)))) {
            countOther();
            Replies.problem(context, Problem.of(404, "Not found", "no such session is open"));
        } else if (frame == null || BridgeFrames.messages(frame).isEmpty()) {
            countOther();
            Replies.problem(context, Problem.of(400, "Bad input", BridgeFrames.WANTED));
        } else {
            context.next();
        }
    }

    private void countLarge(RoutingContext context) {
        if (context.statusCode() == 413) {
            countOther();
        }
        context.next();
    }

    private void countOther() {
        listeners.attendance().refuse(Frame.OTHER);
    }

    /** Counts what the bridge refuses without asking {@link #handle}, which counts the rest; drops who does not read its answers. */
    private void heard(HeardSocket socket, Buffer answer) {
        if (answer.length() <= ERROR_LENGTH && ERRORS.contains(answer.toString())) {
            countOther();
        }
        keepsUp(socket);
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

    /** Iframes are none; a session is one of its caller's. */
    private void guard(RoutingContext context) {
        String path = context.normalizedPath();
        String session = session(path, Caller.of(context));
        if (path.startsWith(PATH + "/iframe")) {
            context.fail(404);
        } else if (!(isXhr(path) && sessions.contains(session)) && listeners.isCrowded()) {
            context.fail(503);
        } else {
            context.request().params().set(SESSION, session);
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

    /** Whether it takes several requests to listen. */
    private static boolean isXhr(String path) {
        return path.substring(path.lastIndexOf('/')).startsWith("/xhr");
    }

    /** What the transport knows a session as: nobody else's has the same name. No name of a tenant or session has a slash. */
    private static String session(String path, Caller caller) {
        return String.join("/", caller.tenant(), session(path), caller.name());
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
            case UNREGISTER -> decide(event, mayHear(event) || !isEvent(event), Frame.OTHER);
            case RECEIVE -> event.complete((!isEvent(event) || mayHear(event)) && keepsUp(event.socket()));
            default -> event.complete(true);
        }
    }

    /** Closes the connection of a caller who was let in and would not be any more. */
    private void turnAway(BridgeEvent event) {
        if (event.type() == BridgeEventType.SOCKET_CREATED) {
            endForKey(event.socket());
        } else {
            dropForKey(event.socket());
        }
        event.complete(false);
    }

    /** Ends the connections of those who would not be let in any more. */
    void sweep() {
        for (SockJSSocket socket : List.copyOf(open)) {
            if (!listeners.stands(caller(socket))) {
                dropForKey(socket);
            }
        }
    }

    private void dropForKey(SockJSSocket socket) {
        if (drop(socket, Drop.KEY)) {
            endForKey(socket);
        }
    }

    private static void endForKey(SockJSSocket socket) {
        ((HeardSocket) socket).leave(SocketListener.NOT_ALLOWED, Listener.KEY_IS_OVER);
    }

    /** The bridge closes what sent no ping for so long. */
    private void abandon(BridgeEvent event) {
        drop(event.socket(), Drop.SILENT);
        event.complete(true);
    }

    /** Counts a connection that is being closed, once; whether this was it. */
    private boolean drop(SockJSSocket socket, Drop reason) {
        boolean first = dropped.add(socket);
        if (first) {
            listeners.attendance().drop(reason);
        }
        return first;
    }

    private static Caller caller(SockJSSocket socket) {
        return Caller.of(socket.routingContext());
    }

    private static String path(SockJSSocket socket) {
        return socket.routingContext().normalizedPath();
    }

    private static String session(SockJSSocket socket) {
        return session(path(socket), caller(socket));
    }

    private static String tenant(SockJSSocket socket) {
        return caller(socket).tenant();
    }

    private void open(BridgeEvent event) {
        if (isXhr(path(event.socket()))) {
            sessions.add(session(event.socket()));
        }
        open.add(event.socket());
        listeners.joinBridge(tenant(event.socket()));
        event.complete(true);
        endWhenBroken(event.socket());
    }

    /** The bridge sets a handler of its own next, which takes whatever a client does wrong for a fault of the engine. */
    private void endWhenBroken(SockJSSocket socket) {
        socket.routingContext()
                .vertx()
                .runOnContext(now -> socket.exceptionHandler(BrokenFrames.ending(socket::close, this::countOther)));
    }

    private void close(BridgeEvent event) {
        dropped.remove(event.socket());
        open.remove(event.socket());
        if (isXhr(path(event.socket()))) {
            sessions.remove(session(event.socket()));
        }
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

    /** Whether its address is one of events, of whomever; replies come to one of the client's choice, which is on no bus. */
    private static boolean isEvent(BridgeEvent event) {
        return address(event).startsWith(News.PREFIX);
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
        if (message.getValue("replyAddress") instanceof String reply && reply.startsWith(News.PREFIX)) {
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
        ((HeardSocket) socket).leave(SocketListener.TRY_AGAIN_LATER, Listener.TOO_SLOW);
        return false;
    }
}
