package dev.patternengine.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import io.vertx.ext.web.handler.sockjs.impl.SockJSSocketBase;
import java.util.function.Consumer;

/**
 * A socket that tells its owner what is written to it, before it is; all else is the socket's own. The bridge of Vert.x takes every
 * socket for one of its base class.
 */
final class HeardSocket extends SockJSSocketBase {
    /** Going away, by RFC 6455. */
    private static final int SESSION_EXPIRED = 1001;

    private final SockJSSocket socket;
    private final Consumer<Buffer> written;

    HeardSocket(SockJSSocket socket, SockJSHandlerOptions options, Consumer<Buffer> written) {
        super(socket.routingContext().vertx(), socket.routingContext(), options);
        this.socket = socket;
        this.written = written;
    }

    @Override
    public Future<Void> write(Buffer data) {
        written.accept(data);
        return socket.write(data);
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
        return socket.writeQueueFull();
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
        socket.close(SESSION_EXPIRED, "no ping came");
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
