package dev.patternengine.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What one node's agents find out is advised by the others: an error that nobody has seen, and what gets out of it. */
final class Discovery {
    private static final int TRIES = 12;
    private static final int RUNS = 8;
    private static final long LOOK_NANOS = 500_000;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final List<DemoNode> nodes;
    private final Consumer<String> say;

    Discovery(List<DemoNode> nodes, Consumer<String> say) {
        this.nodes = nodes;
        this.say = say;
    }

    /** Shows it, again and again with other errors, and says how long it took. */
    void show() throws IOException {
        double[] millis = new double[TRIES];
        for (int attempt = 0; attempt < TRIES; attempt++) {
            millis[attempt] = once(attempt);
        }
        Arrays.sort(millis);
        say.accept(String.format(
                Locale.ROOT,
                "From the acknowledgement on one node until all others advise it: median %.1f ms, longest %.1f ms, of"
                        + " %d such errors.",
                millis[TRIES / 2],
                millis[TRIES - 1],
                TRIES));
    }

    private double once(int attempt) throws IOException {
        DemoNode first = nodes.get(attempt % nodes.size());
        JsonNode receipt = first.post("/api/v1/observations", "application/x-ndjson", runs(attempt));
        if (receipt.path("accepted").asInt() != 3 * RUNS) {
            throw new IOException(first.address() + " did not learn: " + receipt);
        }
        long known = System.nanoTime();
        JsonNode item = receipt;
        for (DemoNode node : nodes) {
            item = node == first ? item : await(node, attempt, known);
        }
        double millis = (System.nanoTime() - known) / 1e6;
        if (attempt == 0) {
            say.accept(
                    "Told to node 1 only: rotate_key_0 fails, open_vault_0, then it works. Another node's advice when"
                            + " it fails: "
                            + item.path("action").asText() + ", "
                            + item.path("reason").asText() + ".");
        }
        return millis;
    }

    private static String runs(int attempt) {
        StringBuilder lines = new StringBuilder();
        for (int run = 0; run < RUNS; run++) {
            String session = "\"session\":\"discovery-" + attempt + "-" + run + "\",\"task\":\"";
            lines.append("{")
                    .append(session)
                    .append("rotate_key_" + attempt + "\",\"error\":\"vault " + attempt + " is sealed\"}\n{")
                    .append(session)
                    .append("open_vault_" + attempt + "\"}\n{")
                    .append(session)
                    .append("rotate_key_" + attempt + "\",\"end\":true}\n");
        }
        return lines.toString();
    }

    private static JsonNode await(DemoNode node, int attempt, long since) throws IOException {
        String question = "{\"task\":\"rotate_key_" + attempt + "\",\"error\":\"vault " + attempt
                + " is sealed\",\"kinds\":[\"recovery\"]}";
        while (System.nanoTime() - since < PATIENCE_NANOS) {
            JsonNode item = node.post("/api/v1/recommendations", "application/json", question)
                    .path("items")
                    .path(0);
            if (item.path("action").asText().equals("open_vault_" + attempt)
                    && item.path("support").asInt() == RUNS) {
                return item;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new IOException(node.address() + " does not advise what another node learned");
    }
}
