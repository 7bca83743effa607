package dev.patternengine.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the benchmarks that the arguments name. */
public final class Benchmarks {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("learning", Learning::run);
        ALL.put("replay", ReplaySpeed::run);
        ALL.put("acknowledgement", AcknowledgementLatency::run);
        ALL.put("ingest", DurableIngest::run);
        ALL.put("restart", RestartTime::run);
        ALL.put("redis", RedisCost::run);
        ALL.put("meters", MeterCost::run);
        ALL.put("sharing", SharingCost::run);
        ALL.put("cluster", ClusterCost::run);
        ALL.put("next", NextTask::run);
        ALL.put("forecasts", ForecastCost::run);
        ALL.put("contexts", ContextMemory::run);
        ALL.put("signatures", SignatureSpeed::run);
        ALL.put("speedups", SpeedUps::run);
        ALL.put("algorithms", AlgorithmChoice::run);
    }

    private Benchmarks() {}

    /** Measures, and prints the ratios that count. */
    private interface Benchmark {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        for (String name : String.join(" ", arguments).split(" ", -1)) {
            Benchmark benchmark = ALL.get(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("no benchmark " + name + ", only " + ALL.keySet());
            }
            benchmark.run();
        }
    }
}
