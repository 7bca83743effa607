package dev.patternengine.bench;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Node processes with a Redis of their own, and requests spread over them by turns. */
final class LoadedCluster implements AutoCloseable {
    private static final int OUTSTANDING = 8;

    private final Path folder;
    private final RedisProcess redis;
    private final List<ClusterNode> nodes = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Bodies bodies = new Bodies(Lines.bytes());
    private final Semaphore outstanding = new Semaphore(OUTSTANDING);
    private final AtomicReference<String> refused = new AtomicReference<>("");
    private final List<CompletableFuture<Integer>> underWay = new ArrayList<>();
    private int turn;

    private LoadedCluster(Path folder) {
        this.folder = folder;
        this.redis = RedisProcess.start(folder, "--appendonly", "yes");
    }

    static LoadedCluster start(int count) throws IOException {
        LoadedCluster cluster = new LoadedCluster(Folders.make());
        for (int node = 0; node < count; node++) {
            cluster.nodes.add(ClusterNode.start("redis://" + cluster.redis.address()));
        }
        return cluster;
    }

    List<ClusterNode> nodes() {
        return nodes;
    }

    /**
     * Microseconds of all nodes' processor time.
     *
     * @param all of it
     * @param running without what compilers took
     */
    record Cost(double all, double running) {
        private Cost since(Cost before) {
            return new Cost(all - before.all, running - before.running);
        }

        private Cost each(double observations) {
            return new Cost(all / observations, running / observations);
        }
    }

    private Cost soFar() {
        double all = micros(ClusterNode::processor);
        return new Cost(all, all - micros(ClusterNode::compiler));
    }

    private double micros(Function<ClusterNode, Duration> time) {
        return nodes.stream().map(time).reduce(Duration.ZERO, Duration::plus).toNanos() / 1e3;
    }

    /** Loads it until each node has had so many seconds of processor time. */
    void warm(int seconds, int lines) throws InterruptedException {
        while (nodes.stream().anyMatch(node -> node.processor().toSeconds() < seconds)) {
            flatOut(1, lines);
        }
    }

    /** Processors taken by nodes that have nothing to do. */
    double atRest(int seconds) {
        Cost before = soFar();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return soFar().since(before).all() / TimeUnit.SECONDS.toMicros(seconds);
    }

    /** Sends at a rate; processor time an observation, no number when something was not learned. */
    Cost paced(int seconds, int rate, int lines) throws InterruptedException {
        long begun = System.nanoTime();
        return measure(lines, seconds * rate / lines, sent -> {
            long due = begun + sent * TimeUnit.SECONDS.toNanos(1) * lines / rate;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            return true;
        });
    }

    /** Sends as fast as it goes; the same. */
    Cost flatOut(int seconds, int lines) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return measure(lines, Integer.MAX_VALUE, sent -> System.nanoTime() - end < 0);
    }

    /** Waits until the next may be sent; false when none may. */
    private interface Pace {
        boolean next(int sent);
    }

    private Cost measure(int lines, int most, Pace pace) throws InterruptedException {
        refused.set("");
        Cost before = soFar();
        AtomicInteger learned = new AtomicInteger();
        for (int sent = 0; sent < most && pace.next(sent); sent++) {
            byte[] body = bodies.body(lines);
            outstanding.acquire();
            send(body, lines, learned);
        }
        underWay.forEach(CompletableFuture::join);
        underWay.clear();
        return soFar().since(before).each(refused.get().isEmpty() ? learned.get() : Double.NaN);
    }

    private void send(byte[] body, int lines, AtomicInteger learned) {
        URI node = nodes.get(turn++ % nodes.size()).address();
        underWay.add(
                client.sendAsync(request(node, body), BodyHandlers.ofString()).handle((answer, failure) -> {
                    if (failure == null && answer.body().contains("\"accepted\":" + lines + ",")) {
                        learned.addAndGet(lines);
                    } else {
                        refused.set(failure == null ? answer.body() : failure.toString());
                    }
                    outstanding.release();
                    return lines;
                }));
    }

    private static HttpRequest request(URI node, byte[] body) {
        return HttpRequest.newBuilder(node.resolve("/api/v1/observations"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(ClusterNode::close);
        redis.close();
        Folders.delete(folder);
    }
}
