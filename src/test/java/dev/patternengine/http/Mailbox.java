package dev.patternengine.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client's end of a WebSocket: keeps what came. */
final class Mailbox {
    private static final long PATIENCE_SECONDS = 20;

    final WebSocket socket;
    final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private Mailbox(WebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(message -> messages.add(new JsonObject(message)));
        socket.binaryMessageHandler(message -> messages.add(new JsonObject(message)));
        socket.closeHandler(
                end -> closed.complete(socket.closeStatusCode() == null ? 0 : (int) socket.closeStatusCode()));
    }

    static Future<Mailbox> open(WebSocketClient client, WebSocketConnectOptions options) {
        return client.connect(options).map(Mailbox::new);
    }

    static Mailbox opened(WebSocketClient client, WebSocketConnectOptions options) {
        return LiveServer.result(open(client, options));
    }

    void send(JsonObject frame) {
        send(frame.encode());
    }

    void send(String frame) {
        LiveServer.result(socket.write(Buffer.buffer(frame)));
    }

    /** The next message. */
    JsonObject next() {
        try {
            JsonObject message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came");
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The code it was closed with; 0 for none. */
    int closed() {
        return closedWithin(PATIENCE_SECONDS);
    }

    /** The code it was closed with, as long as that does not take longer; 0 for none. */
    int closedWithin(long seconds) {
        return closed.orTimeout(seconds, TimeUnit.SECONDS).join();
    }
}
