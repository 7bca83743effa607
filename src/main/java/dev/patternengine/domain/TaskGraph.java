package dev.patternengine.domain;

import java.util.List;

/**
 * Which task follows which, as sessions did them.
 *
 * @param sessions that began
 * @param tasks how many different ones there are
 * @param links how many different pairs of tasks that followed each other there are
 * @param nodes the tasks of the edges, the most frequent first
 * @param edges the most frequent pairs, the most frequent first
 */
public record TaskGraph(long sessions, long tasks, long links, List<Node> nodes, List<Edge> edges) {
    public static final TaskGraph EMPTY = new TaskGraph(0, 0, 0, List.of(), List.of());

    public TaskGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * How often something was done, and how the sessions ended that did it.
     *
     * @param count how often it was done
     * @param sessions that did it
     * @param known of these, those of which it is known how they ended
     * @param successRate of those known; NaN without any
     * @param interval of the success rate, 95 %
     */
    public record Figures(long count, long sessions, long known, double successRate, Interval interval) {}

    /**
     * A task.
     *
     * @param begins sessions that began with it
     * @param ends sessions that ended with it
     */
    public record Node(String task, long begins, long ends, Figures figures) {}

    /** A task that came right after another. */
    public record Edge(String from, String to, Figures figures) {}
}
