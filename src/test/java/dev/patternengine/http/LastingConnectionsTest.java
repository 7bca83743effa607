package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that are answered for long keep their place as long as they are open, and no longer. */
class LastingConnectionsTest {
    private static final int PATIENCE_SECONDS = 2;
    private static final int TICKS = 3 * PATIENCE_SECONDS;
    private static final long BOUND_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx();

    /** Where the server lives, and so its connections. */
    private final Context server = vertx.getOrCreateContext();

    private final Connections connections = new Connections(10, PATIENCE_SECONDS);
    private final WebSocketClient sockets = vertx.createWebSocketClient();
    private final HttpClient client = vertx.createHttpClient();

    @AfterEach
    void close() {
        result(vertx.close());
    }

    @Test
    void webSocket_open_outlivesThePatience() {
        Gate gate = new Gate(connections, new Hosts("127.0.0.1", Set.of()), request -> request.toWebSocket()
                .onSuccess(socket -> socket.textMessageHandler(socket::writeTextMessage)));
        int port = listen(gate);
        WebSocket socket = result(sockets.connect(port, "127.0.0.1", "/"));

        passTime();

        Promise<String> echoed = Promise.promise();
        socket.textMessageHandler(echoed::tryComplete);
        result(socket.writeTextMessage("still there"));
        assertThat(result(echoed.future())).isEqualTo("still there");
        assertThat(result(open())).as("connections that still ask").isZero();
        result(socket.close());
    }

    @Test
    void webSocket_onlyAskedFor_isCounted() {
        Gate gate = new Gate(connections, new Hosts("127.0.0.1", Set.of()), request -> request.response()
                .setStatusCode(404)
                .end());
        int port = listen(gate);
        HttpClientResponse response = result(client.request(HttpMethod.GET, port, "127.0.0.1", "/")
                .compose(request -> request.putHeader("Upgrade", "websocket")
                        .putHeader("Connection", "Upgrade")
                        .send()));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(result(open())).isEqualTo(1);
        passTime();
        assertThat(untilNoneIsOpen()).as("it asked for nothing more").isZero();
    }

    @Test
    void answer_thatGoesOn_outlivesThePatienceAndLeavesWhenClosed() {
        Gate gate = new Gate(connections, new Hosts("127.0.0.1", Set.of()), request -> {
            request.response().setChunked(true).write("first");
            request.connection().closeHandler(replaced -> {});
        });
        int port = listen(gate);
        HttpClientResponse response =
                result(client.request(HttpMethod.GET, port, "127.0.0.1", "/").compose(request -> request.send()));

        passTime();

        assertThat(result(open())).isEqualTo(1);
        result(response.request().connection().close());
        assertThat(untilNoneIsOpen())
                .as("although somebody else took the close handler")
                .isZero();
    }

    private int listen(Gate gate) {
        HttpServer http = vertx.createHttpServer()
                .connectionHandler(connections::opened)
                .requestHandler(gate)
                .invalidRequestHandler(gate::invalid);
        Future<HttpServer> listening = Future.future(promise ->
                server.runOnContext(here -> http.listen(0, "127.0.0.1").onComplete(promise)));
        return result(listening).actualPort();
    }

    /** Ticks as often as seconds would pass. */
    private void passTime() {
        for (int tick = 0; tick < TICKS; tick++) {
            result(onServer(() -> {
                connections.tick();
                return 0;
            }));
        }
    }

    private Future<Integer> open() {
        return onServer(connections::open);
    }

    private int untilNoneIsOpen() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        int open = result(open());
        while (open > 0 && System.nanoTime() < deadline) {
            passTime();
            open = result(open());
        }
        return open;
    }

    private <T> Future<T> onServer(Supplier<T> action) {
        return Future.future(promise -> server.runOnContext(here -> promise.complete(action.get())));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
