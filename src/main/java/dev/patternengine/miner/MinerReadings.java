package dev.patternengine.miner;

import dev.patternengine.domain.Quality;
import dev.patternengine.metrics.Reading;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a miner says of itself to whoever scrapes: sums over all tenants of their models' sizes, and its record over the {@value #MEASURED}
 * tenants with the largest models, since reading the record of a tenant may take a millisecond. No label names a tenant.
 */
final class MinerReadings {
    static final int MEASURED = 16;

    private final Learner<?, ?> learner;
    private final String kind;
    private final List<Reading> readings = new ArrayList<>();

    private MinerReadings(Learner<?, ?> learner) {
        this.learner = learner;
        this.kind = learner.kind().label();
    }

    /**
     * Of a learner, on its thread.
     *
     * @param budget cells a model may have
     * @param evictions cells that models were told to forget by this node
     * @param failures of the miner
     */
    static List<Reading> of(Learner<?, ?> learner, int budget, long evictions, long failures) {
        MinerReadings these = new MinerReadings(learner);
        these.readings.add(Reading.counter("miner.evicted.cells", evictions, "kind", these.kind));
        these.readings.add(Reading.counter("miner.failures", failures, "kind", these.kind));
        List<String> tenants = learner.tenants();
        these.sizes(tenants, budget);
        these.record(tenants);
        return these.readings;
    }

    private void gauge(String name, double value) {
        readings.add(Reading.gauge(name, value, "kind", kind));
    }

    private void sizes(List<String> tenants, int budget) {
        long cells = 0;
        long bytes = 0;
        int largest = 0;
        for (String tenant : tenants) {
            Model model = learner.model(tenant);
            cells += model.cells();
            bytes += model.bytes();
            largest = Math.max(largest, model.cells());
        }
        gauge("miner.tenants", tenants.size());
        gauge("miner.sessions", learner.sessions());
        gauge("miner.model.cells", (double) cells);
        gauge("miner.model.bytes", (double) bytes);
        gauge("miner.model.budget.used.ratio", (double) largest / budget);
    }

    private void record(List<String> tenants) {
        Map<String, Pooled> pool = new TreeMap<>();
        tenants.stream()
                .sorted(Comparator.comparingInt(
                                (String tenant) -> learner.model(tenant).cells())
                        .reversed())
                .limit(MEASURED)
                .map(learner::quality)
                .forEach(quality -> add(quality, pool));
        pool.forEach((figure, pooled) -> readings.add(Reading.gauge(
                pooled.isCount() ? "miner.record.cases" : "miner.record.value",
                pooled.value(),
                "kind",
                kind,
                "figure",
                figure)));
    }

    private static void add(Quality quality, Map<String, Pooled> pool) {
        quality.figures().forEach((figure, value) -> {
            double weight = Pooled.weight(figure, quality.figures());
            if (!Double.isNaN(value)) {
                pool.merge(figure, new Pooled(value, weight), Pooled::and);
            }
        });
    }

    /**
     * A figure of several tenants: counts add, shares are weighed by what they are shares of.
     *
     * @param value of those so far
     * @param weight 0 for a count
     */
    private record Pooled(double value, double weight) {
        private static final List<String> COUNTS = List.of("scored", "timed", "failures", "advised", "silent", "open");

        static double weight(String figure, Map<String, Double> figures) {
            int dot = figure.lastIndexOf('.');
            String last = figure.substring(dot + 1);
            if (COUNTS.contains(last) || last.equals("n")) {
                return 0;
            }
            String base = dot < 0 ? "" : figure.substring(0, dot + 1) + "n";
            double total =
                    figures.getOrDefault(base, figures.getOrDefault("scored", figures.getOrDefault("timed", 1.0)));
            return Math.max(total, Double.MIN_VALUE);
        }

        boolean isCount() {
            return weight == 0;
        }

        Pooled and(Pooled other) {
            return isCount()
                    ? new Pooled(value + other.value, 0)
                    : new Pooled(
                            (value * weight + other.value * other.weight) / (weight + other.weight),
                            weight + other.weight);
        }
    }
}
