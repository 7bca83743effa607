package dev.patternengine.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.impl.SockJSSocketBase;
import java.nio.channels.ClosedChannelException;

/**
 * A socket that tells its owner what is written to it, before it is, counts what waits to be read, and says why it ends; all else is the
 * socket's own. The bridge of Vert.x takes every socket for one of its base class.
 */
final class HeardSocket extends SockJSSocketBase {
    /** Going away, by RFC 6455. */
    private static final int SESSION_EXPIRED = 1001;

    /** Characters that may wait to be read. */
    private static final int QUEUE = 64 * 1024;

    private final SockJSSocket socket;
    private final Heard heard;
    private final boolean polled;
    private long waiting;
    private boolean leaving;

    /** Hears what is written. */
    interface Heard {
        void written(HeardSocket socket, Buffer data);
    }

    /** @param polled whether it is a session over XHR */
    HeardSocket(SockJSSocket socket, SockJSHandlerOptions options, boolean polled, Heard heard) {
        super(socket.routingContext().vertx(), socket.routingContext(), options);
        this.socket = socket;
        this.polled = polled;
        this.heard = heard;
    }

    @Override
    public Future<Void> write(Buffer data) {
        heard.written(this, data);
        return leaving ? Future.failedFuture(new ClosedChannelException()) : put(data);
    }

    private Future<Void> put(Buffer data) {
        waiting += data.length();
        return socket.write(data).onComplete(read -> waiting -= data.length());
    }

    /**
     * Ends it, and says why. Sessions over XHR end with a text of the transport's, so they are told before; what else would be written is
     * dropped from now on.
     *
     * @param code as WebSockets have them
     */
    void leave(int code, String reason) {
        if (leaving) {
            return;
        }
        leaving = true;
        if (polled) {
            put(Buffer.buffer(BridgeFrames.error(reason))).onComplete(told -> socket.close(code, reason));
        } else {
            socket.close(code, reason);
        }
    }

    @Override
    public SockJSSocket handler(Handler<Buffer> handler) {
        socket.handler(handler);
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
        socket.closeHandler(handler);
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
        return waiting > QUEUE || socket.writeQueueFull();
    }

    @Override
    public Future<Void> end() {
        return socket.end();
    }

    @Override
    public void close() {
        socket.close();
    }

    @Override
    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    @Override
    public void closeAfterSessionExpired() {
        if (leaving) {
            socket.close();
        } else {
            leave(SESSION_EXPIRED, "no ping came");
        }
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
