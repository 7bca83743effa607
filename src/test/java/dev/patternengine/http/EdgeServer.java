package dev.patternengine.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.message.Gateway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real server at a free port of the loopback over a fake engine, and a client for it. */
final class EdgeServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    final FakeEngine engine = new FakeEngine();
    final Vertx vertx = Vertx.vertx();
    final Gateway gateway;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpVerticle verticle;

    EdgeServer() {
        this(HttpSettings.DEFAULT);
    }

    EdgeServer(HttpSettings settings) {
        this(settings, Gatekeeper.open());
    }

    EdgeServer(HttpSettings settings, Gatekeeper gatekeeper) {
        this(settings.at("127.0.0.1", 0), gatekeeper, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** One that listens where the settings say. */
    EdgeServer(HttpSettings settings, Gatekeeper gatekeeper, Clock clock) {
        gateway = result(engine.serve(vertx));
        verticle = new HttpVerticle(gateway, settings, clock, gatekeeper);
        result(vertx.deployVerticle(verticle));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer, with its body as JSON where it is JSON. */
    record Reply(int status, HttpResponse<String> response) {
        JsonNode json() throws IOException {
            return MAPPER.readTree(response.body());
        }

        String type() {
            return header("Content-Type");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    int port() {
        return verticle.port();
    }

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Reply post(String path, String json) {
        return post(path, BodyPublishers.ofString(json), "application/json");
    }

    Reply post(String path, BodyPublisher body, String type, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = type;
        return send("POST", path, body, all);
    }

    Reply put(String path, String body, String type) {
        return send("PUT", path, BodyPublishers.ofString(body), "Content-Type", type);
    }

    Reply send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends bytes as they are, and gives all that comes back. */
    String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends bytes as they are, and goes without waiting. */
    void leave(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        result(vertx.close());
    }
}
