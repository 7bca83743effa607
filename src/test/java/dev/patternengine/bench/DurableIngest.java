package dev.patternengine.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What an observation costs a server that learns and keeps it, beside one that only reads it: processor time of the server's
 * process per observation, of NDJSON posts with several outstanding. Both are warmed up first, then measured by turns.
 */
final class DurableIngest {
    private static final int OUTSTANDING = 8;
    private static final int BODIES = 250;
    private static final long WARM_NANOS = 15_000_000_000L;
    private static final int REPEATS = 7;

    private final ServerProcess server;
    private final ExecutorService senders;
    private final Bodies bodies = new Bodies(Lines.bytes());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private DurableIngest(ServerProcess server, ExecutorService senders) {
        this.server = server;
        this.senders = senders;
    }

    static void run() throws IOException, InterruptedException, ExecutionException {
        Path folder = Folders.make();
        ExecutorService senders = Executors.newFixedThreadPool(OUTSTANDING);
        try (ServerProcess server = ServerProcess.start(folder, Integer.getInteger("measured", 1_000))) {
            new DurableIngest(server, senders).measure();
        } finally {
            senders.shutdown();
            Folders.delete(folder);
        }
    }

    private void measure() throws IOException, InterruptedException, ExecutionException {
        warm(server.parsing());
        warm(server.durable());
        double[] parsing = new double[REPEATS];
        double[] durable = new double[REPEATS];
        double[] ratios = new double[REPEATS];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            parsing[repeat] = nanosEach(server.parsing());
            durable[repeat] = nanosEach(server.durable());
            ratios[repeat] = parsing[repeat] / durable[repeat];
        }
        System.out.println("reading alone, ns of processor an observation: " + Spread.of(parsing));
        System.out.println("durable ingest, ns of processor an observation: " + Spread.of(durable));
        System.out.println("reading alone / durable ingest: " + Spread.of(ratios));
    }

    private void warm(int port) throws IOException, InterruptedException, ExecutionException {
        long start = server.processorNanos();
        while (server.processorNanos() - start < WARM_NANOS) {
            nanosEach(port);
        }
    }

    private double nanosEach(int port) throws IOException, InterruptedException, ExecutionException {
        List<Callable<HttpResponse<String>>> posts = new ArrayList<>(BODIES);
        for (byte[] body : bodies.next(BODIES)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/v1/observations"))
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            posts.add(() -> client.send(request, BodyHandlers.ofString()));
        }
        long start = server.processorNanos();
        for (Future<HttpResponse<String>> post : senders.invokeAll(posts)) {
            requireLearned(post.get());
        }
        return (server.processorNanos() - start) / (double) (BODIES * Bodies.LINES);
    }

    private static void requireLearned(HttpResponse<String> response) {
        if (response.statusCode() != 200 || !response.body().contains("\"accepted\":" + Bodies.LINES)) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
    }
}
