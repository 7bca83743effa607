package dev.patternengine.bench;

import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link SignaturesBenchmark}, and prints lines per second and core. */
final class SignatureSpeed {
    private SignatureSpeed() {}

    static void run() throws RunnerException {
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(SignaturesBenchmark.class.getName())
                        .shouldFailOnError(true)
                        .build())
                .run()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s, lines per second and core: %.0f%n",
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
    }
}
