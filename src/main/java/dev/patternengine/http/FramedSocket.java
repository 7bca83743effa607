package dev.patternengine.http;

import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.impl.SockJSSocketBase;
import java.nio.channels.ClosedChannelException;

/**
 * A session of SockJS over one WebSocket: messages come and go in {@link BridgeFrames frames}. Who sends anything else is told so and
 * closed; the transport of Vert.x closes without a word, and takes its queue for empty as soon as it has written.
 */
final class FramedSocket extends SockJSSocketBase {
    /** What SockJS says of a session that is over by itself. */
    private static final int GONE = 3000;

    private final ServerWebSocket socket;
    private final Runnable refused;
    private final long beat;
    private Handler<Buffer> messages = none -> {};
    private Handler<Void> ended = none -> {};
    private boolean closed;

    /** @param refused is run for each frame that is refused */
    FramedSocket(RoutingContext context, SockJSHandlerOptions options, ServerWebSocket socket, Runnable refused) {
        super(context.vertx(), context, options);
        this.socket = socket;
        this.refused = refused;
        socket.textMessageHandler(this::receive);
        socket.binaryMessageHandler(none -> refuse(WebSocketCloseStatus.INVALID_MESSAGE_TYPE));
        socket.exceptionHandler(BrokenFrames.ending(this::close, refused));
        socket.closeHandler(this::closed);
        beat = vertx.setPeriodic(options.getHeartbeatInterval(), tick -> socket.writeTextMessage(BridgeFrames.BEAT));
        socket.writeTextMessage(BridgeFrames.OPEN);
    }

    /** Hands on what a frame carries; one of no characters is none, and no mistake, by the protocol of SockJS. */
    private void receive(String frame) {
        if (closed || frame.isEmpty()) {
            return;
        }
        BridgeFrames.messages(frame)
                .ifPresentOrElse(
                        texts -> texts.forEach(this::receiveMessage),
                        () -> refuse(WebSocketCloseStatus.INVALID_PAYLOAD_DATA));
    }

    private void receiveMessage(String message) {
        if (!closed) {
            messages.handle(Buffer.buffer(message));
        }
    }

    private void refuse(WebSocketCloseStatus status) {
        if (!closed) {
            refused.run();
            close(status.code(), BridgeFrames.WANTED);
        }
    }

    private void closed(Void nothing) {
        closed = true;
        vertx.cancelTimer(beat);
        ended.handle(null);
    }

    @Override
    public Future<Void> write(Buffer message) {
        return closed
                ? Future.failedFuture(new ClosedChannelException())
                : socket.writeTextMessage(BridgeFrames.message(message.toString()));
    }

    @Override
    public void close() {
        end(GONE, "Go away!");
    }

    /** Tells the reason as a message of the bridge's, too: clients of the event bus hear no other. */
    @Override
    public void close(int code, String reason) {
        write(Buffer.buffer(BridgeFrames.error(reason)));
        end(code, reason);
    }

    private void end(int code, String reason) {
        if (!closed) {
            closed = true;
            vertx.cancelTimer(beat);
            socket.writeTextMessage(BridgeFrames.closed(code, reason));
            socket.close((short) code, reason);
        }
    }

    @Override
    public SockJSSocket handler(Handler<Buffer> handler) {
        messages = handler;
        return this;
    }

    @Override
    public SockJSSocket exceptionHandler(Handler<Throwable> handler) {
        socket.exceptionHandler(handler);
        return this;
    }

    @Override
    public SockJSSocket endHandler(Handler<Void> handler) {
        socket.endHandler(handler);
        return this;
    }

    @Override
    public SockJSSocket closeHandler(Handler<Void> handler) {
        ended = handler;
        return this;
    }

    @Override
    public SockJSSocket drainHandler(Handler<Void> handler) {
        socket.drainHandler(handler);
        return this;
    }

    @Override
    public SockJSSocket pause() {
        socket.pause();
        return this;
    }

    @Override
    public SockJSSocket resume() {
        socket.resume();
        return this;
    }

    @Override
    public SockJSSocket fetch(long amount) {
        socket.fetch(amount);
        return this;
    }

    @Override
    public SockJSSocket setWriteQueueMaxSize(int size) {
        socket.setWriteQueueMaxSize(size);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return socket.writeQueueFull();
    }

    @Override
    public SocketAddress remoteAddress() {
        return socket.remoteAddress();
    }

    @Override
    public SocketAddress localAddress() {
        return socket.localAddress();
    }

    @Override
    public MultiMap headers() {
        return socket.headers();
    }

    @Override
    public String uri() {
        return socket.uri();
    }
}
