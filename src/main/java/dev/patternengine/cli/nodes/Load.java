package dev.patternengine.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that keep nodes busy, each node in its turn: how much a second they get done. */
final class Load {
    private static final int CLIENTS = 6;
    private static final int LINES = 500;

    private Load() {}

    /**
     * Has observations learned; how many a second were acknowledged.
     *
     * @throws IOException when some were not
     */
    static double learn(List<DemoNode> nodes, List<byte[]> lines) throws IOException {
        List<Callable<Void>> requests = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += LINES) {
            List<byte[]> some = lines.subList(from, Math.min(lines.size(), from + LINES));
            DemoNode node = nodes.get(requests.size() % nodes.size());
            requests.add(() -> {
                JsonNode receipt = node.post("/api/v1/observations", "application/x-ndjson", body(some));
                if (learned(receipt) != some.size()) {
                    throw new IOException(
                            node.address() + " did not learn " + some.size() + " observations: " + receipt);
                }
                return null;
            });
        }
        return lines.size() / seconds(requests);
    }

    /** Those that were known count too: a node sends again what may not have arrived. */
    private static int learned(JsonNode receipt) {
        return receipt.path("accepted").asInt() + receipt.path("duplicates").asInt();
    }

    private static String body(List<byte[]> lines) {
        StringBuilder body = new StringBuilder();
        lines.forEach(
                line -> body.append(new String(line, StandardCharsets.UTF_8)).append('\n'));
        return body.toString();
    }

    /** Asks what comes after a task; how many answers a second. */
    static double ask(List<DemoNode> nodes, String task, int count) throws IOException {
        List<Callable<Void>> requests = new ArrayList<>();
        for (int request = 0; request < count; request++) {
            DemoNode node = nodes.get(request % nodes.size());
            requests.add(() -> {
                if (node.post("/api/v1/recommendations", "application/json", "{\"task\":\"" + task + "\"}")
                        .isMissingNode()) {
                    throw new IOException(node.address() + " did not answer");
                }
                return null;
            });
        }
        return count / seconds(requests);
    }

    private static double seconds(List<Callable<Void>> requests) throws IOException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long begun = System.nanoTime();
        try {
            for (Future<Void> one : clients.invokeAll(requests)) {
                one.get();
            }
            return (System.nanoTime() - begun) / 1e9;
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            clients.shutdownNow();
        }
    }
}
