package dev.patternengine.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link LearningBenchmark}, and prints the ratios that count. */
final class Learning {
    private Learning() {}

    static void run() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(LearningBenchmark.class.getName())
                        .shouldFailOnError(true)
                        .jvmArgsPrepend("-D" + Lines.FILE + "=" + System.getProperty(Lines.FILE, ""))
                        .build())
                .run();
        Map<String, Double> nanos = new LinkedHashMap<>();
        results.forEach(result -> nanos.put(
                result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore()));
        System.out.printf(
                Locale.ROOT,
                "four miners' learning / one strict parse of the line: %.2f%n",
                nanos.get("learn") / nanos.get("parse"));
        System.out.printf(Locale.ROOT, "replay, observations per second and core: %.0f%n", 1e9 / nanos.get("replay"));
    }
}
