package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Appends groups to a log and trims it, step by step, and keeps a ledger of what was acknowledged. */
final class LogScript {
    static final Path FOLDER = Path.of("/log");

    private static final int PARTITIONS = 3;
    private static final LogLimits LIMITS = new LogLimits(900, 100, 1 << 20, 4_000);

    private final List<Entry> acknowledged = new ArrayList<>();
    private final List<Entry> inFlight = new ArrayList<>();
    private Positions trimmed = Positions.NONE;
    private FaultyDisk disk;
    private LogWriter log;
    private int step;
    private int failures;

    LogScript(FaultyDisk disk) {
        this.disk = disk;
    }

    FaultyDisk disk() {
        return disk;
    }

    int failures() {
        return failures;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Opens the log. */
    void open() {
        log = LogWriter.open(disk, FOLDER, LIMITS);
    }

    /** Opens the log of what a crash leaves; the disk may crash again. */
    void openAfterCrash(FaultyDisk left) {
        disk = left;
        open();
    }

    /** So many steps: a group of one to four entries, and a trim now and then. Ends early when the machine crashes. */
    void run(int steps) {
        for (int left = steps; left > 0 && !disk.isCrashed(); left--) {
            step++;
            append();
            if (step % 6 == 0 && !disk.isCrashed()) {
                trim();
            }
        }
    }

    private void append() {
        inFlight.clear();
        List<Work> group = new ArrayList<>();
        Map<Integer, EntryId> last = new HashMap<>();
        for (int count = 0; count <= step % 4; count++) {
            int partition = (step + count * count) % PARTITIONS;
            EntryId before = last.getOrDefault(partition, log.last(partition));
            Entry entry = entry(partition, before);
            last.put(partition, entry.id());
            inFlight.add(entry);
            group.add(new Work.Append(entry));
        }
        log.run(group);
        if (group.stream().noneMatch(work -> work.done().isCompletedExceptionally())) {
            acknowledged.addAll(inFlight);
            inFlight.clear();
        } else {
            assertThat(group).allMatch(work -> isLogFailure(work.done()));
            failures++;
        }
    }

    private Entry entry(int partition, EntryId before) {
        Observation observation = Observation.of("task " + step)
                .timestamp(step)
                .error("e".repeat(step * 37 % 300))
                .build();
        Batch batch = Batch.of("t", partition, step, List.of(new Placed(partition, true, false, observation)));
        Evidence evidence = new Evidence.Builder().add(partition, step, 1).build();
        return new Entry(new EntryId(before.number() + 1, 1), before, batch, Collections.nCopies(4, evidence));
    }

    private static boolean isLogFailure(CompletableFuture<?> done) {
        return done.handle((value, failure) -> failure instanceof LogFailure).join();
    }

    /** Trims what lies below the middle of what was acknowledged. */
    private void trim() {
        Positions covered = positions(acknowledged.subList(0, acknowledged.size() / 2));
        trimmed = covered;
        Work.Trim trim = new Work.Trim(covered, new CompletableFuture<>());
        log.run(List.of(trim));
        if (trim.done().isCompletedExceptionally()) {
            assertThat(isLogFailure(trim.done())).isTrue();
            failures++;
        }
    }

    private static Positions positions(List<Entry> entries) {
        Map<Integer, EntryId> last = new HashMap<>();
        entries.forEach(entry -> last.put(entry.batch().partition(), entry.id()));
        return new Positions(last);
    }

    void close() {
        log.close();
    }

    /** What was written but not acknowledged is gone for good. */
    void forgetInFlight() {
        inFlight.clear();
    }

    /**
     * Holds what is read against the ledger: all that was acknowledged and not trimmed, in order, and of the group in flight the
     * first so many. From then on those count as acknowledged.
     */
    void verify() throws IOException {
        List<Entry> found = read(Positions.NONE);
        int taken = 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            taken += verify(partition, of(partition, found));
        }
        acknowledged.addAll(inFlight.subList(0, taken));
        inFlight.clear();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(log.last(partition)).isEqualTo(positions(acknowledged).at(partition));
        }
        Positions after = positions(acknowledged.subList(0, acknowledged.size() * 3 / 4));
        assertThat(read(after)).isEqualTo(acknowledged.subList(acknowledged.size() * 3 / 4, acknowledged.size()));
    }

    /** Returns how many of the group in flight were found. */
    private int verify(int partition, List<Entry> found) {
        List<Entry> expected = of(partition, acknowledged);
        int safe = expected.size();
        expected.addAll(of(partition, inFlight));
        long end = log.last(partition).number();
        long first = end - found.size();
        assertThat(end).as("all that was acknowledged").isBetween((long) safe, (long) expected.size());
        assertThat(first)
                .as("nothing trimmed above the positions")
                .isBetween(0L, trimmed.at(partition).number());
        assertThat(found).isEqualTo(expected.subList((int) first, (int) end));
        return (int) end - safe;
    }

    private static List<Entry> of(int partition, List<Entry> entries) {
        return new ArrayList<>(entries.stream()
                .filter(entry -> entry.batch().partition() == partition)
                .toList());
    }

    private List<Entry> read(Positions after) throws IOException {
        List<Entry> all = new ArrayList<>();
        try (FolderReader reader = FolderReader.above(disk, log.extent(), after)) {
            for (List<Entry> chunk = reader.next(); !chunk.isEmpty(); chunk = reader.next()) {
                all.addAll(chunk);
            }
        }
        return all;
    }
}
