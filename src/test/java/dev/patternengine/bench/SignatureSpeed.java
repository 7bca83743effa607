package dev.patternengine.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link SignaturesBenchmark}, and prints lines per second and core. */
final class SignatureSpeed {
    /** The first half warms up. */
    private static final int ROUNDS = 80;

    private SignatureSpeed() {}

    /** Of processor time, so that other work beside it matters less: the median of several rounds, warm. */
    private static double ofProcessorTime() {
        SignaturesBenchmark benchmark = new SignaturesBenchmark();
        double[] speeds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            benchmark.signatures();
            long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            speeds[round] = SignaturesBenchmark.LINES * 1e9 / nanos;
        }
        Arrays.sort(speeds, ROUNDS / 2, ROUNDS);
        return speeds[ROUNDS * 3 / 4];
    }

    static void run() throws RunnerException {
        System.out.printf(Locale.ROOT, "signatures, lines per second of processor time: %.0f%n", ofProcessorTime());
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
