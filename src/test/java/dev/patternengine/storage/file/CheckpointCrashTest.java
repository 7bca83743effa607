package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore.Written;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.file.FaultyDisk.Call;
import dev.patternengine.storage.file.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets the disk fail at every call there is, and crash there, while checkpoints are written. */
class CheckpointCrashTest {
    private static final int CHECKPOINTS = 5;
    private static final int ROUNDS = 5;
    private static final Set<Call> ANY = EnumSet.allOf(Call.class);

    @TempDir
    private Path folder;

    /** What a run came to: the last checkpoint that was written, up to where the log was said to be trimmable, and failures. */
    private record Run(long last, Positions trimmable, int failures) {}

    private Run write(FaultyDisk disk, long first) {
        long last = 0;
        int failures = 0;
        Positions trimmable = Positions.NONE;
        try (FileCheckpoints store = FileCheckpoints.open(disk, folder)) {
            for (long number = first; number < first + CHECKPOINTS; number++) {
                try {
                    Written written = FileCheckpointsTest.wait(
                            store.write(FileCheckpointsTest.positions(number), FileCheckpointsTest.parts(number)));
                    trimmable = written.trimmable();
                    last = number;
                } catch (LogFailure failed) {
                    failures++;
                }
            }
        } catch (LogFailure cannotOpen) {
            failures++;
        }
        return new Run(last, trimmable, failures);
    }

    private int calls() {
        FaultyDisk disk = new FaultyDisk(new Random(0));
        write(disk, 1);
        return disk.calls();
    }

    /** The number of the newest checkpoint, which must be whole; 0 when there is none. */
    private long newest(FaultyDisk disk, Run run) {
        try (FileCheckpoints store = FileCheckpoints.open(disk, folder)) {
            Optional<CheckpointReader> found = FileCheckpointsTest.wait(store.newest());
            if (found.isEmpty()) {
                return 0;
            }
            try (CheckpointReader reader = found.get()) {
                long number = reader.positions().at(0).number();
                assertThat(reader.damaged()).isEmpty();
                assertThat(reader.positions()).isEqualTo(FileCheckpointsTest.positions(number));
                assertThat(reader.positions().cover(run.trimmable())).isTrue();
                assertThat(FileCheckpointsTest.texts(reader))
                        .isEqualTo(FileCheckpointsTest.texts(FileCheckpointsTest.parts(number)));
                return number;
            }
        }
    }

    /** Two are left once two were written, and each of them contains what was said to be trimmable. */
    private void requireKept(FaultyDisk disk, Run run) throws IOException {
        int kept = 0;
        for (Path file : disk.list(folder)) {
            if (Checkpoint.number(file).isPresent()) {
                assertThat(CheckpointScan.check(disk, file).cover(run.trimmable()))
                        .isTrue();
                kept++;
            }
        }
        assertThat(kept).isGreaterThanOrEqualTo((int) Math.min(run.last(), 2));
    }

    @Test
    void newest_afterACrashAtAnyCall_isWholeAndNoOlderThanTheLastWritten() throws IOException {
        for (int call = 1; call <= calls() + 1; call++) {
            for (int round = 0; round < ROUNDS; round++) {
                FaultyDisk disk = new FaultyDisk(new Random(1_000L * call + round));
                disk.failAt(call, ANY, Fault.CRASHES);
                Run run = write(disk, 1);
                FaultyDisk left = disk.crash();
                String when = "crash at call " + call + ", round " + round;
                assertThat(newest(left, run)).as(when).isBetween(run.last(), run.last() + 1);
                requireKept(left, run);
                Run again = write(left, 10);
                assertThat(newest(left.crash(), again)).as(when).isEqualTo(9 + CHECKPOINTS);
            }
        }
    }

    @Test
    void write_afterAnyCallFailed_goesOn() throws IOException {
        for (int call = 1; call <= calls(); call++) {
            FaultyDisk disk = new FaultyDisk(new Random(call));
            disk.failAt(call, ANY, Fault.FAILS_ONCE);
            Run run = write(disk, 1);
            String when = "failure at call " + call;
            assertThat(run.failures()).as(when).isLessThanOrEqualTo(1);
            FaultyDisk left = disk.crash();
            assertThat(newest(left, run)).as(when).isBetween(run.last(), (long) CHECKPOINTS);
            requireKept(left, run);
            assertThat(left.list(folder)).as(when).noneMatch(Checkpoint::isUnfinished);
        }
    }

    @Test
    void write_onAFullDisk_failsAndTheOnesBeforeStillCount() {
        FaultyDisk disk = new FaultyDisk(new Random(1));
        Run before = write(disk, 1);
        for (int call = 1; call <= 6; call++) {
            disk.failAt(call, EnumSet.of(Call.CREATE, Call.WRITE), Fault.FAILS);
            Run full = write(disk, 10L * call);
            assertThat(full.failures()).isGreaterThanOrEqualTo(CHECKPOINTS - 1);
            disk.mend();
            assertThat(newest(disk.crash(), before)).isGreaterThanOrEqualTo(before.last());
        }
        assertThat(write(disk, 100).failures()).isZero();
    }
}
