package dev.patternengine.cli.nodes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Shows several nodes at work on this machine: rates of one and of all, something learned on one and advised by the others, and one killed.
 * Everything said is measured in this run.
 */
public final class NodesDemo implements AutoCloseable {
    private static final String TASK = "find_customer";
    private static final long LOOK_NANOS = 50_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Consumer<String> say;
    private final Children children;
    private final List<DemoNode> nodes = new ArrayList<>();

    private NodesDemo(Consumer<String> say, Children children) {
        this.say = say;
        this.children = children;
    }

    /**
     * Runs it. Processes go on until {@link #close}, or until this one ends.
     *
     * @param count of nodes, at least 2
     * @param lines observations, as JSON, of which no two have the same session and id
     * @param say takes what people read, line by line
     * @throws IOException with the reason, when something does not work; nothing is left then
     */
    public static NodesDemo run(int count, List<byte[]> lines, Consumer<String> say) throws IOException {
        NodesDemo demo = new NodesDemo(say, Children.none());
        try {
            demo.show(count, lines);
            return demo;
        } catch (IOException | RuntimeException failure) {
            demo.close();
            throw failure;
        }
    }

    private void show(int count, List<byte[]> lines) throws IOException {
        String redis = DemoRedis.start(children);
        say.accept("Redis at " + redis + ", on " + Runtime.getRuntime().availableProcessors()
                + " processors that nodes, Redis and clients share.");
        nodes.add(DemoNode.start(children, redis));
        awaitOwners(1);
        int third = lines.size() / 3;
        Load.learn(nodes, lines.subList(0, third));
        rates(lines.subList(third, 2 * third));
        say.accept("Starting " + (count - 1) + " more ...");
        while (nodes.size() < count) {
            nodes.add(DemoNode.start(children, redis));
        }
        awaitOwners(count);
        rates(lines.subList(2 * third, lines.size()));
        new Discovery(nodes, say).show();
        new Death(nodes, say).show();
        nodes.remove(nodes.size() - 1);
    }

    private void rates(List<byte[]> lines) throws IOException {
        double learned = Load.learn(nodes, lines);
        int questions = lines.size() / 4;
        Load.ask(nodes, TASK, questions);
        say.accept(String.format(
                Locale.ROOT,
                "%d node%s: %,.0f observations a second learned, %,.0f questions a second answered.",
                nodes.size(),
                nodes.size() == 1 ? "" : "s",
                learned,
                Load.ask(nodes, TASK, questions)));
    }

    /** Waits until all nodes own something, and all is owned. */
    private void awaitOwners(int count) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() - end < 0) {
            List<String> owners = nodes.get(0).get("/api/v1/federation/status").findValuesAsText("owner");
            if (!owners.contains("") && owners.stream().distinct().count() == count) {
                return;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new IOException("the nodes did not share the partitions in time");
    }

    /** Where people reach the nodes that are left. */
    public List<String> addresses() {
        return IntStream.range(0, nodes.size())
                .mapToObj(node -> nodes.get(node).address())
                .toList();
    }

    /** Ends all processes, and removes what they kept. */
    @Override
    public void close() {
        children.close();
    }
}
