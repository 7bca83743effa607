package dev.patternengine.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.mining.performance.PerformanceMiner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How well the fastest algorithm is chosen by an instance's features, on every scenario ({@code *.meta.json} beside {@code
 * *.ndjson}) of the folder {@code performance} of the folder named by the property {@code data}. One pass in random order over the
 * instances that some algorithm solves; only the chosen algorithm's time, cut at the cutoff, is told. Cost is the time, ten times
 * the cutoff where unsolved; the gap closed is (best single - chosen) / (best single - best of each), the best single known
 * afterwards. Means over the seeds 0 to 7.
 */
final class AlgorithmChoice {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double UNSOLVED = 10;
    private static final int SEEDS = 8;

    private final List<Instance> instances = new ArrayList<>();
    private final List<String> algorithms = new ArrayList<>();
    private final double cutoff;

    /** What an algorithm took on an instance, and whether it solved it. */
    private record Run(double seconds, boolean solved) {}

    /** An instance with its runs by algorithm. */
    private record Instance(String task, Attributes features, Map<String, Run> runs) {
        boolean isSolved() {
            return runs.values().stream().anyMatch(Run::solved);
        }
    }

    private AlgorithmChoice(Path lines, Path meta) throws IOException {
        JsonNode told = JSON.readTree(meta.toFile());
        cutoff = told.get("cutoff").asDouble();
        told.get("algorithms").forEach(name -> algorithms.add(name.asText()));
        Map<String, Instance> byName = new LinkedHashMap<>();
        for (String line : Files.readAllLines(lines)) {
            JsonNode run = JSON.readTree(line);
            byName.computeIfAbsent(run.get("session").asText(), name -> instance(run))
                    .runs()
                    .put(
                            run.get("params").get("variant").asText(),
                            new Run(
                                    run.get("execution_time").asDouble(),
                                    run.get("success").asBoolean()));
        }
        byName.values().stream().filter(Instance::isSolved).forEach(instances::add);
    }

    private static Instance instance(JsonNode run) {
        Attributes features = Attributes.NONE;
        for (Map.Entry<String, JsonNode> feature : run.get("context").properties()) {
            features =
                    features.with(feature.getKey(), Value.of(feature.getValue().asDouble()));
        }
        return new Instance(run.get("task").asText(), features, new LinkedHashMap<>());
    }

    static void run() throws IOException {
        Path folder = Path.of(System.getProperty("data", "../shared/data")).resolve("performance");
        if (!Files.isDirectory(folder)) {
            System.out.println("no folder " + folder);
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path meta : files.filter(path -> path.toString().endsWith(".meta.json"))
                    .sorted()
                    .toList()) {
                String name = meta.getFileName().toString().replace(".meta.json", "");
                new AlgorithmChoice(folder.resolve(name + ".ndjson"), meta).print(name);
            }
        }
    }

    private void print(String name) {
        double whole = 0;
        double second = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Instance> order = new ArrayList<>(instances);
            Collections.shuffle(order, new Random(seed));
            List<Double> costs = costs(order, seed);
            whole += closed(order, costs, 0) / SEEDS;
            second += closed(order, costs, order.size() / 2) / SEEDS;
        }
        System.out.printf(
                Locale.ROOT,
                "%-14s %d instances, %d algorithms: gap closed %.3f, second half %.3f (mean of %d seeds)%n",
                name,
                instances.size(),
                algorithms.size(),
                whole,
                second,
                SEEDS);
    }

    private List<Double> costs(List<Instance> order, int seed) {
        Offline engine = new Offline(CountingMiner.miners().with(PerformanceMiner::new), LearnerLimits.DEFAULT);
        Random random = new Random(~seed);
        List<Double> costs = new ArrayList<>();
        for (Instance instance : order) {
            String action = engine.answer(Kind.PERFORMANCE, question(instance, random.nextLong()))
                    .items()
                    .get(0)
                    .action();
            String chosen = action.substring("variant=".length());
            Run run = instance.runs().get(chosen);
            engine.observe(Observation.of(instance.task())
                    .context(instance.features())
                    .param("variant", Value.of(chosen))
                    .executionTime(run.seconds())
                    .success(run.solved())
                    .build());
            costs.add(cost(run));
        }
        return costs;
    }

    private Question question(Instance instance, long seed) {
        return Question.builder()
                .task(instance.task())
                .context(instance.features())
                .candidates(algorithms.stream()
                        .map(name -> new Candidate("variant=" + name, ""))
                        .toList())
                .explore(true)
                .seed(seed)
                .build();
    }

    private double cost(Run run) {
        return run.solved() ? run.seconds() : UNSOLVED * cutoff;
    }

    private double closed(List<Instance> order, List<Double> costs, int from) {
        String single = algorithms.stream()
                .min(Comparator.comparingDouble(name -> order.stream()
                        .mapToDouble(one -> cost(one.runs().get(name)))
                        .sum()))
                .orElseThrow();
        double chosen = 0;
        double alone = 0;
        double best = 0;
        for (int place = from; place < order.size(); place++) {
            Map<String, Run> runs = order.get(place).runs();
            chosen += costs.get(place);
            alone += cost(runs.get(single));
            best += runs.values().stream().mapToDouble(this::cost).min().orElseThrow();
        }
        return (alone - chosen) / (alone - best);
    }
}
