package dev.patternengine.bench;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Observation;
import dev.patternengine.engine.StandardMiners;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.storage.file.FileLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * How long an append to the log waits for its acknowledgement while many do, beside what the disk takes to force one small
 * write, and one of as many bytes as wait. Entries of one observation, as single posts make them. All by turns, in the same folder.
 */
final class AcknowledgementLatency {
    private static final int OUTSTANDING = 1_000;
    private static final int APPENDS = 40_000;
    private static final int FORCED = 400;
    private static final int FORCED_BYTES = 220;
    private static final int FORCED_TOGETHER = 100;
    private static final int REPEATS = 7;
    private static final double NANOS_A_MILLI = 1e6;

    private final Offline miners = new Offline(StandardMiners.ALL, LearnerLimits.DEFAULT);
    private final Observation[] observations = Lines.observations(Lines.bytes());
    private int next;

    private AcknowledgementLatency() {}

    static void run() throws IOException, InterruptedException {
        Path folder = Folders.make();
        try (FileLog log = FileLog.open(folder.resolve("log"), 64L << 20)) {
            new AcknowledgementLatency().measure(log, folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(FileLog log, Path folder) throws IOException, InterruptedException {
        append(log);
        append(log);
        double[] medians = new double[REPEATS];
        double[] tails = new double[REPEATS];
        double[] together = new double[REPEATS];
        int outstandingBytes = (int) (OUTSTANDING * log.appended() / (2 * APPENDS));
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            Spread disk = force(folder.resolve("forced"), FORCED, FORCED_BYTES);
            Spread large = force(folder.resolve("forced together"), FORCED_TOGETHER, outstandingBytes);
            Spread acknowledged = append(log);
            System.out.println("forced write, ms: " + disk + ", of all that waits: " + large + ", acknowledgement, ms: "
                    + acknowledged);
            medians[repeat] = acknowledged.median() / disk.median();
            together[repeat] = acknowledged.median() / large.median();
            tails[repeat] = acknowledged.quantile(0.99) / disk.quantile(0.99);
        }
        System.out.println("bytes an entry: " + log.appended() / ((REPEATS + 2) * APPENDS));
        System.out.println("acknowledgement p50 / forced write p50: " + Spread.of(medians));
        System.out.println("acknowledgement p50 / forced write of all that waits p50: " + Spread.of(together));
        System.out.println("acknowledgement p99 / forced write p99: " + Spread.of(tails));
    }

    /** Milliseconds from append to acknowledgement. */
    private Spread append(FileLog log) throws InterruptedException {
        List<Entry> entries = IntStream.range(0, APPENDS)
                .mapToObj(made -> miners.observe(List.of(miners.place(observations[next++ % observations.length]))))
                .toList();
        AtomicLongArray waited = new AtomicLongArray(APPENDS);
        Semaphore room = new Semaphore(OUTSTANDING);
        for (int place = 0; place < APPENDS; place++) {
            room.acquire();
            int appended = place;
            long start = System.nanoTime();
            log.append(entries.get(place)).whenComplete((level, failure) -> {
                waited.set(appended, failure == null ? System.nanoTime() - start : Long.MAX_VALUE);
                room.release();
            });
        }
        room.acquire(OUTSTANDING);
        return millis(waited);
    }

    private static Spread millis(AtomicLongArray nanos) {
        double[] millis = new double[nanos.length()];
        for (int place = 0; place < millis.length; place++) {
            millis[place] = nanos.get(place) / NANOS_A_MILLI;
        }
        return Spread.of(millis);
    }

    /** Milliseconds of a write at the end of a file and of forcing it. */
    private static Spread force(Path file, int times, int bytes) throws IOException {
        AtomicLongArray took = new AtomicLongArray(times);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int place = 0; place < times; place++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(bytes));
                channel.force(false);
                took.set(place, System.nanoTime() - start);
            }
        }
        return millis(took);
    }
}
