package dev.patternengine.bench;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * What three nodes cost beside one, and how soon the others know: processor time of all nodes an observation, at {@value #RATE}
 * observations a second in requests of {@value #LINES}, spread over the nodes; and, afterwards at the same rate, the time from an acknowledgement
 * until the other nodes answer with what was acknowledged.
 */
final class ClusterCost {
    private static final int RATE = 5_000;
    private static final int LINES = 100;
    private static final int WARM_SECONDS = 15;
    private static final int SECONDS = 20;
    private static final int PROBE_SESSIONS = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<ClusterNode> nodes = new ArrayList<>();
    private final byte[][] lines = Lines.bytes();
    private final Semaphore outstanding = new Semaphore(8);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final List<CompletableFuture<Integer>> sent = new ArrayList<>();
    private final List<Double> seen = new ArrayList<>();
    private int next;
    private int probes;

    private ClusterCost() {}

    static void run() throws IOException, InterruptedException {
        double one = run(1);
        double three = run(3);
        System.out.printf(Locale.ROOT, "processor time an observation, three nodes / one: %.2f%n", three / one);
    }

    private static double run(int count) throws IOException, InterruptedException {
        Path folder = Folders.make();
        ClusterCost cost = new ClusterCost();
        try (RedisProcess redis = RedisProcess.start(folder, "--appendonly", "yes")) {
            for (int node = 0; node < count; node++) {
                cost.nodes.add(ClusterNode.start("redis://" + redis.address()));
            }
            return cost.measure();
        } finally {
            cost.nodes.forEach(ClusterNode::close);
            Folders.delete(folder);
        }
    }

    private double measure() throws IOException, InterruptedException {
        load(WARM_SECONDS, false);
        acknowledged.set(0);
        Duration before = processor();
        load(SECONDS, false);
        double micros = processor().minus(before).toNanos() / 1e3 / acknowledged.get();
        System.out.printf(
                Locale.ROOT,
                "%d nodes: %.1f us an observation, %d a second%n",
                nodes.size(),
                micros,
                acknowledged.get() / SECONDS);
        if (nodes.size() > 1) {
            load(SECONDS, true);
            Spread spread = Spread.of(seen.stream().mapToDouble(one -> one).toArray());
            System.out.printf(
                    Locale.ROOT,
                    "known on all other nodes after: median %.1f ms, p99 %.1f ms, of %d%n",
                    spread.median(),
                    spread.quantile(0.99),
                    seen.size());
        }
        return micros;
    }

    private Duration processor() {
        return nodes.stream().map(ClusterNode::processor).reduce(Duration.ZERO, Duration::plus);
    }

    /** Sends at the rate for so many seconds. */
    private void load(int seconds, boolean probing) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int requests = seconds * RATE / LINES;
        Thread prober = new Thread(() -> probe(begun + TimeUnit.SECONDS.toNanos(seconds)));
        if (probing) {
            prober.start();
        }
        for (int request = 0; request < requests; request++) {
            long due = begun + request * TimeUnit.SECONDS.toNanos(1) * LINES / RATE;
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            outstanding.acquire();
            send(nodes.get(request % nodes.size()).address());
        }
        sent.forEach(CompletableFuture::join);
        sent.clear();
        prober.join();
    }

    private void send(URI node) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int line = 0; line < LINES; line++) {
            body.writeBytes(lines[next++ % lines.length]);
            body.write('\n');
        }
        HttpRequest request = request(node, "observations", "application/x-ndjson", body.toByteArray());
        sent.add(client.sendAsync(request, BodyHandlers.ofString()).handle((answer, failure) -> {
            outstanding.release();
            return failure == null && answer.statusCode() == 200 ? acknowledged.addAndGet(LINES) : 0;
        }));
    }

    private static HttpRequest request(URI node, String path, String type, byte[] body) {
        return HttpRequest.newBuilder(node.resolve("/api/v1/" + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    /** Tells one node something new, again and again, and waits until all others answer with it. */
    private void probe(long end) {
        try {
            while (System.nanoTime() - end < 0) {
                seen.add(probeOnce(++probes));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private double probeOnce(int probe) throws IOException, InterruptedException {
        StringBuilder runs = new StringBuilder();
        for (int session = 0; session < PROBE_SESSIONS; session++) {
            for (String step : List.of("before-", "after-")) {
                runs.append("{\"session\":\"probe-%d-%d\",\"task\":\"%s%d\"}%n".formatted(probe, session, step, probe));
            }
        }
        int first = probe % nodes.size();
        post(nodes.get(first), "observations", "application/x-ndjson", runs.toString());
        long known = System.nanoTime();
        for (int other = 1; other < nodes.size(); other++) {
            ClusterNode node = nodes.get((first + other) % nodes.size());
            String question = "{\"task\":\"before-%d\",\"kinds\":[\"sequence\"]}".formatted(probe);
            String wanted = "\"support\":" + PROBE_SESSIONS + ",";
            while (!post(node, "recommendations", "application/json", question).contains(wanted)) {
                LockSupport.parkNanos(200_000);
            }
        }
        return (System.nanoTime() - known) / 1e6;
    }

    private String post(ClusterNode node, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = request(node.address(), path, type, body.getBytes(StandardCharsets.UTF_8));
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
