package dev.patternengine.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers requests with what it was given, in order, and keeps what was asked. */
final class FakeEngine implements AutoCloseable {
    private final Queue<Prepared> prepared = new ConcurrentLinkedQueue<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;

    private record Prepared(int status, String body) {}

    FakeEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The next request gets this. */
    FakeEngine answer(int status, String body) {
        prepared.add(new Prepared(status, body));
        return this;
    }

    /** Method, path and body of each request, in order. */
    List<String> asked() {
        return asked;
    }

    /** What each request that had one had for its header Authorization, in order. */
    List<String> authorizations() {
        return authorizations;
    }

    /** The idempotency key of each request that had one, in order. */
    List<String> keys() {
        return keys;
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        keys.addAll(exchange.getRequestHeaders().getOrDefault("Idempotency-Key", List.of()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
        Prepared next = prepared.remove();
        exchange.getResponseHeaders().add("Retry-After", "1");
        byte[] bytes = next.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(next.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
