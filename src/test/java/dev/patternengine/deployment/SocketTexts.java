package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket whose texts are read one after the other. */
final class SocketTexts implements WebSocket.Listener, AutoCloseable {
    private static final int SECONDS = 20;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    private SocketTexts() {}

    static SocketTexts open(HttpClient client, URI server, String path) {
        SocketTexts listener = new SocketTexts();
        URI address = URI.create(server.toString().replace("http:", "ws:") + path);
        listener.socket =
                client.newWebSocketBuilder().buildAsync(address, listener).join();
        return listener;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            texts.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    /** SockJS over a bare WebSocket sends a text or a binary frame a message. */
    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        return onText(from, StandardCharsets.UTF_8.decode(data), last);
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    String next() throws InterruptedException {
        String text = texts.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(text).as("a message within %d s", SECONDS).isNotNull();
        return text;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
