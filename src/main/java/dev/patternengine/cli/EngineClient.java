package dev.patternengine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The way to a running engine: one request at a time; waits and asks again while the engine says that it is busy. */
final class EngineClient {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(60);
    private static final int TRIES = 30;
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final int MOST_SHOWN = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final Pause pause;
    private final String base;
    private final Optional<String> key;

    private EngineClient(String base, Optional<String> key, Pause pause) {
        this.base = base;
        this.key = key;
        this.pause = pause;
    }

    /**
     * A client of the engine at the address, which must be that of an HTTP server.
     *
     * @param key that is shown with each request
     */
    static EngineClient of(URI url, Optional<String> key, Pause pause) {
        return new EngineClient(url.toString().replaceAll("/+$", ""), key, pause);
    }

    /** The JSON at a path. */
    JsonNode get(String path) throws IOException {
        return exchange(request(path).GET().build());
    }

    /** Posts JSON, and returns the JSON that is answered. */
    JsonNode post(String path, byte[] json) throws IOException {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json))
                .build());
    }

    /** Deletes what is at a path, and returns the JSON that is answered. */
    JsonNode delete(String path) throws IOException {
        return exchange(request(path).DELETE().build());
    }

    /**
     * Posts lines of JSON, and returns the JSON that is answered.
     *
     * @param key of which, with a line's place, the engine makes the ids of lines that have none
     */
    JsonNode postLines(String path, String key, byte[] lines) throws IOException {
        return postKeyed(path, key, "application/x-ndjson", lines);
    }

    /** Posts a document of JSON in the same way: it is the only line of its key. */
    JsonNode postAlone(String path, String key, byte[] json) throws IOException {
        return postKeyed(path, key, "application/json", json);
    }

    private JsonNode postKeyed(String path, String key, String type, byte[] body) throws IOException {
        return exchange(request(path)
                .header("Idempotency-Key", key)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** The lines at a path, read as they come. Not asked again when the engine is busy. */
    BufferedReader lines(String path) throws IOException {
        HttpRequest request = request(path).GET().build();
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        InputStream body = response.body();
        if (response.statusCode() != 200) {
            try (body) {
                String told = new String(body.readNBytes(MOST_SHOWN), StandardCharsets.UTF_8);
                throw new CommandFailed(request.uri() + " answered " + response.statusCode() + ": " + told);
            }
        }
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWERING)
                .header("Accept", "application/json");
        key.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        return request;
    }

    private JsonNode exchange(HttpRequest request) throws IOException {
        HttpResponse<byte[]> response = send(request);
        for (int tries = 1; isBusy(response) && tries < TRIES; tries++) {
            pause.forAtLeast(secondsToWait(response) * 1_000);
            response = send(request);
        }
        if (response.statusCode() / 100 != 2) {
            throw new CommandFailed(request.uri() + " answered " + response.statusCode() + ": " + refusal(response));
        }
        try {
            return mapper.readTree(response.body());
        } catch (JsonProcessingException noJson) {
            throw new CommandFailed(request.uri() + " answered no JSON: " + beginning(response));
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        return send(request, BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        try {
            return client.send(request, handler);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (IOException failure) {
            throw new IOException("no answer from " + base + ": " + reason(failure), failure);
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof ConnectException) {
            return "cannot connect; is an engine running there?";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static boolean isBusy(HttpResponse<byte[]> response) {
        return response.statusCode() == 429 || response.statusCode() == 503;
    }

    private static long secondsToWait(HttpResponse<byte[]> response) {
        long told = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(1L);
        return Math.min(Math.max(told, 1), LONGEST_WAIT_SECONDS);
    }

    private String refusal(HttpResponse<byte[]> response) {
        try {
            String told = Refusal.text(mapper.readTree(response.body()));
            return told.isEmpty() ? beginning(response) : told;
        } catch (IOException noJson) {
            return beginning(response);
        }
    }

    private static String beginning(HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), MOST_SHOWN));
    }
}
