package dev.patternengine.storage.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A network between engine and Redis that can be made bad. Connections it ends are reset. */
final class Proxy {
    private final Vertx vertx;
    private final int target;
    private final NetClient client;
    private final NetServer server;
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile int delayMillis;
    private volatile boolean requestsPass = true;
    private volatile boolean answersPass = true;
    private volatile boolean open = true;

    private Proxy(Vertx vertx, int target) {
        this.vertx = vertx;
        this.target = target;
        this.client = vertx.createNetClient();
        this.server = vertx.createNetServer(
                new NetServerOptions().setHost("127.0.0.1").setPort(0).setSoLinger(0));
        server.connectHandler(this::accept);
    }

    static Proxy to(Vertx vertx, int port) {
        Proxy proxy = new Proxy(vertx, port);
        Wait.result(proxy.server.listen());
        return proxy;
    }

    RedisAddress address() {
        return RedisAddress.parse("redis://127.0.0.1:" + server.actualPort());
    }

    int connections() {
        return connections.get();
    }

    /** Connections that are open now. */
    int open() {
        return sockets.size();
    }

    private void accept(NetSocket near) {
        connections.incrementAndGet();
        if (!open) {
            near.close();
            return;
        }
        sockets.add(near);
        near.closeHandler(closed -> sockets.remove(near));
        near.pause();
        client.connect(target, "127.0.0.1").onFailure(failure -> near.close()).onSuccess(far -> {
            new Pipe(far, () -> requestsPass).from(near);
            new Pipe(near, () -> answersPass).from(far);
            near.resume();
        });
    }

    /** One direction of a connection: keeps the order, and is silent for good once it kept something back. */
    private final class Pipe {
        private final NetSocket to;
        private final BooleanSupplier passes;
        private Future<?> before = Future.succeededFuture();
        private boolean silent;

        Pipe(NetSocket to, BooleanSupplier passes) {
            this.to = to;
            this.passes = passes;
        }

        void from(NetSocket from) {
            from.handler(this::pass);
            from.endHandler(end -> to.close());
            from.exceptionHandler(failure -> to.close());
        }

        private void pass(Buffer bytes) {
            silent |= !passes.getAsBoolean();
            if (!silent) {
                before = before.compose(passed -> delay()).onSuccess(waited -> to.write(bytes));
            }
        }

        private Future<?> delay() {
            return delayMillis == 0 ? Future.succeededFuture() : vertx.timer(delayMillis);
        }
    }

    /** Every piece comes so much later. */
    void delay(int millis) {
        delayMillis = millis;
    }

    /** Connections stay, and are silent. */
    void stall() {
        requestsPass = false;
        answersPass = false;
    }

    /** What is asked arrives, what is answered does not. */
    void loseAnswers() {
        answersPass = false;
    }

    /** Resets all connections; new ones may be made. */
    void cut() {
        sockets.forEach(NetSocket::close);
    }

    /** Resets all connections, and new ones at once. */
    void refuse() {
        open = false;
        cut();
    }

    /** All is well for new connections; those that missed something are reset. */
    void heal() {
        boolean missed = !requestsPass || !answersPass;
        delayMillis = 0;
        requestsPass = true;
        answersPass = true;
        open = true;
        if (missed) {
            cut();
        }
    }
}
