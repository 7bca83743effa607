package dev.patternengine.bench;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.mining.Learner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.storage.LogReader;
import dev.patternengine.storage.file.FileLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast a log is replayed into miners, beside how fast the same miners learn the same observations in process, without
 * measuring themselves and without a log: processor time per observation. Entries as a busy engine makes them.
 */
final class ReplaySpeed {
    private static final int ENTRY = 64;
    private static final int OBSERVATIONS = 200_000;
    private static final int WARM = 6;
    private static final int REPEATS = 7;

    private static final LearnerLimits UNMEASURED = new LearnerLimits(LearnerLimits.DEFAULT.cells(), 0);

    private final Observation[] observations = Lines.observations(Lines.bytes());

    private ReplaySpeed() {}

    static void run() throws IOException {
        Path folder = Folders.make();
        try (FileLog log = FileLog.open(folder, 64L << 20)) {
            new ReplaySpeed().measure(log);
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(FileLog log) {
        for (Entry entry : learn(LearnerLimits.DEFAULT)) {
            log.append(entry).toCompletableFuture().join();
        }
        double[] replayed = new double[REPEATS];
        double[] learned = new double[REPEATS];
        double[] ratios = new double[REPEATS];
        for (int repeat = -WARM; repeat < REPEATS; repeat++) {
            double replaying = nanosEach(() -> replay(log));
            double learning = nanosEach(() -> learn(UNMEASURED));
            if (repeat >= 0) {
                replayed[repeat] = replaying;
                learned[repeat] = learning;
                ratios[repeat] = learning / replaying;
            }
        }
        System.out.println("bytes of log an observation: " + log.appended() / OBSERVATIONS);
        System.out.println("learning, ns of processor an observation: " + Spread.of(learned));
        System.out.println("replay, ns of processor an observation: " + Spread.of(replayed));
        System.out.println("speed of replay / speed of learning: " + Spread.of(ratios));
    }

    private static double nanosEach(Runnable work) {
        long start = Processor.nanos();
        work.run();
        return (Processor.nanos() - start) / (double) OBSERVATIONS;
    }

    private List<Entry> learn(LearnerLimits limits) {
        Offline miners = new Offline(StandardMiners.ALL, limits);
        List<Entry> entries = new ArrayList<>(OBSERVATIONS / ENTRY);
        for (int learned = 0; learned < OBSERVATIONS; learned += ENTRY) {
            List<Placed> placed = new ArrayList<>(ENTRY);
            for (int place = learned; place < learned + ENTRY; place++) {
                placed.add(miners.place(observations[place % observations.length]));
            }
            entries.add(miners.observe(placed));
        }
        return entries;
    }

    private static void replay(FileLog log) {
        List<Learner<?, ?>> learners = new ArrayList<>();
        Kind.ALL.forEach(kind -> learners.add(StandardMiners.ALL.learner(kind, UNMEASURED, failure -> {
            throw failure;
        })));
        try (LogReader reader = log.reader(Positions.NONE)) {
            for (List<Entry> entries = read(reader); !entries.isEmpty(); entries = read(reader)) {
                for (Entry entry : entries) {
                    learners.forEach(learner -> take(entry, learner));
                }
            }
        }
    }

    private static List<Entry> read(LogReader reader) {
        return reader.next().toCompletableFuture().join();
    }

    private static void take(Entry entry, Learner<?, ?> learner) {
        learner.follow(entry.batch());
        learner.apply(entry);
    }
}
