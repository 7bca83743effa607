package dev.patternengine.bench;

import dev.patternengine.bench.SpeedUpWorld.Happening;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.mining.performance.PerformanceMiner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of planted speed-ups is found in worlds that mislead plain tests: share of false discoveries, share found by size,
 * share of intervals at discovery that hold the truth. Every tenth world, two and three variants, and worlds of 30
 * observations a task with tenfold speed-ups.
 */
final class SpeedUps {
    private static final List<Double> SIZES = List.of(1.1, 1.2, 1.5, 2.0);
    private static final List<Double> TENFOLD = List.of(10.0);

    private static final int SEEDS = 10;

    private int seeds;
    private double falseShares;
    private int held;
    private int intervals;
    private final Map<Double, int[]> found = new TreeMap<>();

    private SpeedUps() {}

    static void run() {
        for (int variants = 2; variants <= 3; variants++) {
            for (Happening happening : Happening.values()) {
                measure(happening + ", " + variants + " variants", SEEDS, happening, 600, variants, 0.3, SIZES);
            }
        }
        for (Happening happening : Happening.values()) {
            measure(happening + ", 30 observations", SEEDS, happening, 30, 2, 0.3, TENFOLD);
        }
        measure("IID, 30 observations, one planted", 10 * SEEDS, Happening.IID, 30, 2, 0.01, TENFOLD);
    }

    private static void measure(
            String name, int seeds, Happening happening, int ticks, int variants, double planted, List<Double> sizes) {
        SpeedUps sum = new SpeedUps();
        for (int seed = 1; seed <= seeds; seed++) {
            sum.add(new SpeedUpWorld(new SpeedUpWorld.Settings(happening, seed, 100, ticks, variants, planted, sizes)));
        }
        sum.print(name);
    }

    private void add(SpeedUpWorld world) {
        Offline engine = new Offline(CountingMiner.miners().with(PerformanceMiner::new), LearnerLimits.DEFAULT);
        world.forEach(observation -> engine.observe(List.of(engine.place(observation))));
        Map<String, Map<String, Double>> truth = world.truth();
        int wrong = 0;
        int all = 0;
        for (Pattern pattern : engine.patterns(Kind.PERFORMANCE)) {
            if (pattern.open()) {
                all++;
                wrong += isRight(pattern, truth) ? 0 : 1;
            }
        }
        seeds++;
        falseShares += all == 0 ? 0 : (double) wrong / all;
        truth.values().forEach(speedUps -> speedUps.values()
                .forEach(size -> found.computeIfAbsent(size, any -> new int[2])[1]++));
    }

    private boolean isRight(Pattern pattern, Map<String, Map<String, Double>> truth) {
        Pattern.Performance detail = (Pattern.Performance) pattern.detail();
        Map<String, Double> speedUps = truth.get(detail.task());
        double ratio = speedUps.getOrDefault(detail.variant(), 1.0) / speedUps.getOrDefault(detail.baseline(), 1.0);
        if (ratio <= 1) {
            return false;
        }
        intervals++;
        held += pattern.interval().low() <= ratio && ratio <= pattern.interval().high() ? 1 : 0;
        if (detail.baseline().equals("A")) {
            found.computeIfAbsent(ratio, any -> new int[2])[0]++;
        }
        return true;
    }

    private void print(String name) {
        StringBuilder power = new StringBuilder();
        found.forEach((size, counts) ->
                power.append(String.format(Locale.ROOT, "  %s× %.3f", size, (double) counts[0] / counts[1])));
        System.out.printf(
                Locale.ROOT,
                "%-36s false %.4f  found%s  intervals %.3f of %d%n",
                name,
                falseShares / seeds,
                power,
                (double) held / intervals,
                intervals);
    }
}
