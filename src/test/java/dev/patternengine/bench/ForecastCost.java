package dev.patternengine.bench;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Sessions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the sequence miner alone costs on the logs that {@link NextTask} reads: to score the forecast of an observation, to teach it,
 * to apply that, and to forecast what comes next, one observation at a time, in processor time of the thread that does it. Of
 * many passes over a log, each with a new model, the last two thirds count: by then all is compiled. Observations are read and
 * placed in their sessions before.
 */
final class ForecastCost {
    private static final String TENANT = "default";
    private static final int PASSES = 30;
    private static final Sessions.Limits LIMITS = new Sessions.Limits(Long.MAX_VALUE, 30 * 60_000L, 1 << 20);

    private ForecastCost() {}

    static void run() throws IOException {
        for (Path folder : NextTask.folders()) {
            for (Path file : NextTask.logs(folder)) {
                measure(file);
            }
        }
    }

    private static void measure(Path file) throws IOException {
        List<Batch> batches = batches(file);
        double[] micros = new double[PASSES];
        for (int pass = 0; pass < PASSES; pass++) {
            micros[pass] = pass(batches) / 1e3 / batches.size();
        }
        Arrays.sort(micros, PASSES / 3, PASSES);
        System.out.printf(
                Locale.ROOT,
                "%-28s %6d observations  microseconds of processor time each: %.2f at least, %.2f in the middle%n",
                file.getFileName(),
                batches.size(),
                micros[PASSES / 3],
                micros[PASSES * 2 / 3]);
    }

    private static List<Batch> batches(Path file) throws IOException {
        Sessions sessions = new Sessions(LIMITS);
        List<Batch> batches = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.map(NextTask::observation).forEach(observation -> {
                long line = batches.size() + 1L;
                batches.add(Batch.of(TENANT, 0, line, List.of(place(observation, line, sessions))));
            });
        }
        return batches;
    }

    private static Placed place(Observation observation, long line, Sessions sessions) {
        Observation timed = observation.timestamp() == Observation.NO_TIMESTAMP ? observation.at(line) : observation;
        return sessions.place(SessionKey.of(TENANT, timed, line), timed, line, new ArrayList<>());
    }

    private static long pass(List<Batch> batches) {
        Learner<?, ?> learner = StandardMiners.ALL.learner(Kind.SEQUENCE, LearnerLimits.DEFAULT, failure -> {
            throw failure;
        });
        Evidence[] parts = new Evidence[Kind.ALL.size()];
        Arrays.fill(parts, Evidence.EMPTY);
        EntryId last = EntryId.NONE;
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (Batch batch : batches) {
            parts[Kind.SEQUENCE.place()] = learner.teach(batch);
            Entry entry = new Entry(last.next(), last, batch, List.of(parts));
            learner.apply(entry);
            learner.commit(batch);
            last = entry.id();
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
