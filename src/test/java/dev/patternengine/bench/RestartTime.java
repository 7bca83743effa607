package dev.patternengine.bench;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How long {@code serve} takes from its start until it is ready with more than a million contexts in its models, beside a
 * server that has nothing to read. Both by the launcher, in turn.
 */
final class RestartTime {
    private static final int OBSERVATIONS = 260_000;
    private static final int TASKS = 400;
    private static final int RUN = 20;
    private static final int AT_ONCE = 1_000;
    private static final int REPEATS = 7;
    private static final long SEED = 7;

    private RestartTime() {}

    static void run() throws IOException, InterruptedException {
        Path folder = Folders.make();
        try {
            List<Observation> observations = observations();
            System.out.println("contexts: " + contexts(observations));
            fill(folder, observations);
            compare(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private static List<Observation> observations() {
        Random random = new Random(SEED);
        List<Observation> observations = new ArrayList<>(OBSERVATIONS);
        for (int place = 0; place < OBSERVATIONS; place++) {
            observations.add(Observation.of("task " + random.nextInt(TASKS))
                    .session("run " + place / RUN)
                    .timestamp(place * 1_000L)
                    .executionTime(1 + random.nextDouble())
                    .end(place % RUN == RUN - 1)
                    .build());
        }
        return observations;
    }

    private static int contexts(List<Observation> observations) {
        Offline miners = new Offline(StandardMiners.ALL, new LearnerLimits(LearnerLimits.DEFAULT.cells(), 0));
        observations.forEach(one -> miners.observe(List.of(miners.place(one))));
        return miners.model(Kind.SEQUENCE).rows();
    }

    private static void fill(Path folder, List<Observation> observations) {
        PatternEngine engine = await(PatternEngine.embedded(Settings.DEFAULT.withData(folder)));
        for (int first = 0; first < observations.size(); first += AT_ONCE) {
            await(engine.observe(observations.subList(first, Math.min(first + AT_ONCE, observations.size()))));
        }
        await(engine.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static void compare(Path folder) throws IOException, InterruptedException {
        double[] bare = new double[REPEATS];
        double[] full = new double[REPEATS];
        double[] ratios = new double[REPEATS];
        for (int repeat = -1; repeat < REPEATS; repeat++) {
            double withNothing = secondsToReady("--in-memory");
            double withContexts = secondsToReady("--data", folder.toString());
            if (repeat >= 0) {
                bare[repeat] = withNothing;
                full[repeat] = withContexts;
                ratios[repeat] = withContexts / withNothing;
            }
        }
        System.out.println("start without data, s: " + Spread.of(bare));
        System.out.println("start with the contexts, s: " + Spread.of(full));
        System.out.println("start with the contexts / start without data: " + Spread.of(ratios));
    }

    private static double secondsToReady(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bin/pattern-engine", "serve", "--port", "0"));
        command.addAll(List.of(options));
        long begun = System.nanoTime();
        Process server = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(server.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.contains("Serving at")) {
                    return (System.nanoTime() - begun) / 1e9;
                }
            }
            throw new IOException("the server ended before it was ready");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }
}
