package dev.patternengine.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A node is killed while agents go on: what they had to wait, who took over, and that nothing is lost or counted twice. */
final class Death {
    private static final long BEFORE_NANOS = 2_000_000_000L;
    private static final long AFTER_NANOS = 5_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final List<DemoNode> nodes;
    private final Consumer<String> say;
    private int acknowledged;
    private long longestNanos;

    /** @param nodes of which the last is killed */
    Death(List<DemoNode> nodes, Consumer<String> say) {
        this.nodes = nodes;
        this.say = say;
    }

    void show() throws IOException {
        DemoNode victim = nodes.get(nodes.size() - 1);
        List<DemoNode> left = nodes.subList(0, nodes.size() - 1);
        String name = victim.get("/api/v1/federation/status").path("node").asText();
        CompletableFuture<Double> takeOver = CompletableFuture.supplyAsync(() -> kill(victim, name, left.get(0)));
        long end = System.nanoTime() + BEFORE_NANOS + AFTER_NANOS;
        while (System.nanoTime() - end < 0 || !takeOver.isDone()) {
            send();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        say.accept(String.format(
                Locale.ROOT,
                "Node %d was killed while agents were at work: all its partitions had other owners after %.1f s; the"
                        + " longest an agent waited for an acknowledgement was %.1f s.",
                nodes.size(),
                result(takeOver),
                longestNanos / 1e9));
        for (DemoNode node : left) {
            say.accept(node.address() + " knows " + known(node) + " of the " + acknowledged
                    + " runs acknowledged meanwhile: "
                    + (known(node) == acknowledged ? "none lost, none counted twice." : "WRONG."));
        }
    }

    private static double result(CompletableFuture<Double> takeOver) throws IOException {
        try {
            return takeOver.join();
        } catch (CompletionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        }
    }

    /** One run, sent again under the same ids, elsewhere, until it is acknowledged. */
    private void send() throws IOException {
        String run = "\"session\":\"death-" + acknowledged + "\"";
        String body = "{\"id\":\"1\"," + run + ",\"task\":\"knock\"}\n{\"id\":\"2\"," + run
                + ",\"task\":\"enter\",\"end\":true}\n";
        long begun = System.nanoTime();
        for (int turn = acknowledged; !isAcknowledged(nodes.get(turn % nodes.size()), body); turn++) {
            if (System.nanoTime() - begun > PATIENCE_NANOS) {
                throw new IOException("no node takes observations any more");
            }
        }
        longestNanos = Math.max(longestNanos, System.nanoTime() - begun);
        acknowledged++;
    }

    private static boolean isAcknowledged(DemoNode node, String body) {
        try {
            JsonNode receipt = node.post("/api/v1/observations", "application/x-ndjson", body);
            return receipt.path("accepted").asInt() + receipt.path("duplicates").asInt() == 2;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Seconds until somebody else owns what the victim owned. */
    private static double kill(DemoNode victim, String name, DemoNode witness) {
        LockSupport.parkNanos(BEFORE_NANOS);
        long begun = System.nanoTime();
        victim.kill();
        while (System.nanoTime() - begun < PATIENCE_NANOS) {
            if (owners(witness).stream().noneMatch(owner -> owner.isEmpty() || owner.equals(name))) {
                return (System.nanoTime() - begun) / 1e9;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IllegalStateException("nobody took over what node " + name + " owned");
    }

    private static List<String> owners(DemoNode witness) {
        try {
            return witness.get("/api/v1/federation/status").findValuesAsText("owner");
        } catch (IOException busy) {
            return List.of("");
        }
    }

    /** How many runs a node knows, when it knows as many as were acknowledged or some seconds have passed. */
    private long known(DemoNode node) throws IOException {
        long end = System.nanoTime() + AFTER_NANOS;
        long known;
        do {
            JsonNode answer = node.post(
                    "/api/v1/recommendations", "application/json", "{\"task\":\"knock\",\"kinds\":[\"sequence\"]}");
            known = answer.path("items").path(0).path("support").asLong();
        } while (known != acknowledged && System.nanoTime() - end < 0);
        return known;
    }
}
