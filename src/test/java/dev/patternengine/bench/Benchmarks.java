package dev.patternengine.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks, arguments as JMH takes them, and prints the ratios that count. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .shouldFailOnError(true)
                        .jvmArgsPrepend("-D" + Lines.FILE + "=" + System.getProperty(Lines.FILE, ""))
                        .build())
                .run();
        Map<String, Double> nanos = new LinkedHashMap<>();
        results.forEach(result -> nanos.put(
                result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore()));
        print("four miners' learning / one strict parse of the line", nanos.get("learn"), nanos.get("parse"));
        if (nanos.containsKey("replay")) {
            System.out.printf(
                    Locale.ROOT, "replay, observations per second and core: %.0f%n", 1e9 / nanos.get("replay"));
        }
    }

    private static void print(String ratio, Double above, Double below) {
        if (above != null && below != null) {
            System.out.printf(Locale.ROOT, "%s: %.2f%n", ratio, above / below);
        }
    }
}
