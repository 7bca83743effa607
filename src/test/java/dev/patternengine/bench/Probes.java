package dev.patternengine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How soon all other nodes answer with what one acknowledged: tells one something new, again and again, while the cluster is under load. */
final class Probes {
    private static final int SESSIONS = 8;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<ClusterNode> nodes;
    private final List<Double> millis = new ArrayList<>();
    private int probes;

    private Probes(List<ClusterNode> nodes) {
        this.nodes = nodes;
    }

    /** Median and p99, in milliseconds. */
    static String of(LoadedCluster cluster, int seconds, int rate, int lines) throws InterruptedException {
        Probes probes = new Probes(cluster.nodes());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Thread thread = new Thread(() -> probes.run(end));
        thread.start();
        cluster.paced(seconds, rate, lines);
        thread.join();
        Spread spread = Spread.of(probes.millis.stream().mapToDouble(one -> one).toArray());
        return String.format(
                Locale.ROOT,
                "median %.1f, p99 %.1f, of %d",
                spread.median(),
                spread.quantile(0.99),
                probes.millis.size());
    }

    private void run(long end) {
        try {
            while (System.nanoTime() - end < 0) {
                millis.add(probe(++probes));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private double probe(int probe) throws IOException, InterruptedException {
        StringBuilder runs = new StringBuilder();
        for (int session = 0; session < SESSIONS; session++) {
            for (String step : List.of("before-", "after-")) {
                runs.append("{\"session\":\"probe-%d-%d\",\"task\":\"%s%d\"}%n".formatted(probe, session, step, probe));
            }
        }
        int first = probe % nodes.size();
        post(nodes.get(first), "observations", "application/x-ndjson", runs.toString());
        long acknowledged = System.nanoTime();
        String question = "{\"task\":\"before-%d\",\"kinds\":[\"sequence\"]}".formatted(probe);
        for (int other = 1; other < nodes.size(); other++) {
            ClusterNode node = nodes.get((first + other) % nodes.size());
            while (!post(node, "recommendations", "application/json", question)
                    .contains("\"support\":" + SESSIONS + ",")) {
                LockSupport.parkNanos(200_000);
            }
        }
        return (System.nanoTime() - acknowledged) / 1e6;
    }

    private String post(ClusterNode node, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.address().resolve("/api/v1/" + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
