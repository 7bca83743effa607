package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Interval;
import dev.patternengine.domain.TaskGraph;
import dev.patternengine.domain.TaskGraph.Figures;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The graph of tasks, from the {@link Paths} of all sessions. Cost: O(nodes of the paths); exact where they are. */
final class Graph {
    private static final Comparator<Gram> FREQUENT_FIRST =
            Comparator.comparingLong(Gram::support).reversed().thenComparingLong(Gram::key);

    private final Model model;
    private final Paths paths;
    private final Long2LongOpenHashMap begins = new Long2LongOpenHashMap();
    private final Long2LongOpenHashMap ends = new Long2LongOpenHashMap();
    private long sessions;

    private Graph(Model model) {
        this.model = model;
        this.paths = Paths.of(model);
        for (int node = 0; node < paths.size(); node++) {
            long task = paths.symbol(paths.task(node));
            ends.addTo(task, paths.endedAt(node));
            if (paths.parent(node) < 0) {
                begins.addTo(task, paths.arrived(node));
                sessions += paths.arrived(node);
            }
        }
    }

    /** @param most edges */
    static TaskGraph of(Model model, int most) {
        return new Graph(model).graph(most);
    }

    private TaskGraph graph(int most) {
        List<Gram> tasks = new ArrayList<>();
        List<Gram> links = new ArrayList<>();
        for (Gram gram : Grams.of(paths, 1, 2)) {
            (gram.length() == 1 ? tasks : links).add(gram);
        }
        List<Gram> edges = links.stream().sorted(FREQUENT_FIRST).limit(most).toList();
        Set<Gram> shown = new LinkedHashSet<>();
        edges.forEach(edge -> {
            shown.add(edge.prefix());
            shown.add(edge.suffix());
        });
        tasks.stream()
                .sorted(FREQUENT_FIRST)
                .limit(Math.max(0, most - shown.size()))
                .forEach(shown::add);
        return new TaskGraph(
                sessions,
                tasks.size(),
                links.size(),
                shown.stream().sorted(FREQUENT_FIRST).map(this::node).toList(),
                edges.stream().map(this::edge).toList());
    }

    private TaskGraph.Node node(Gram gram) {
        long task = gram.tasks().get(0);
        return new TaskGraph.Node(model.name(task), begins.get(task), ends.get(task), figures(gram));
    }

    private TaskGraph.Edge edge(Gram gram) {
        List<Long> tasks = gram.tasks();
        return new TaskGraph.Edge(model.name(tasks.get(0)), model.name(tasks.get(1)), figures(gram));
    }

    private static Figures figures(Gram gram) {
        long known = gram.known();
        Interval interval = Proportion.interval((double) gram.succeeded(), (double) known);
        double rate = known == 0 ? Double.NaN : (double) gram.succeeded() / known;
        return new Figures(gram.support(), gram.sessions(), known, rate, interval);
    }
}
