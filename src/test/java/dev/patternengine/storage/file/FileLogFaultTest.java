package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import dev.patternengine.storage.file.FaultyDisk.Call;
import dev.patternengine.storage.file.FaultyDisk.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log does when the disk fails, what of the disk it reads, and what it deletes. */
class FileLogFaultTest {
    private static final LogLimits SMALL = new LogLimits(400, 1_000, 1 << 20, 2_000);

    @TempDir
    private Path folder;

    private final FaultyDisk disk = new FaultyDisk(new Random(7));

    private FileLog open() {
        return FileLog.open(disk, folder, SMALL);
    }

    private static void append(FileLog log, long first, long last) {
        for (long number = first; number <= last; number++) {
            log.append(FileLogTest.entry(0, number)).toCompletableFuture().join();
        }
    }

    private static Positions at(long number) {
        return new Positions(Map.of(0, new EntryId(number, 1)));
    }

    private static List<Long> numbers(FileLog log, Positions after) {
        List<Long> numbers = new ArrayList<>();
        try (LogReader reader = log.reader(after)) {
            for (List<Entry> chunk = next(reader); !chunk.isEmpty(); chunk = next(reader)) {
                chunk.forEach(entry -> numbers.add(entry.id().number()));
            }
        }
        return numbers;
    }

    private static List<Entry> next(LogReader reader) {
        try {
            return reader.next().toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw (RuntimeException) failure.getCause();
        }
    }

    private List<Path> segments() throws IOException {
        return disk.list(folder);
    }

    private Path segment(long number) {
        return Segment.path(folder, number);
    }

    @Test
    void append_onAFullDisk_failsWithTheReasonAndGoesOnWhenThereIsSpace() {
        try (FileLog log = open()) {
            append(log, 1, 3);
            disk.failAt(1, EnumSet.of(Call.CREATE, Call.WRITE), Fault.FAILS);
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> append(log, 4, 4))
                        .hasCauseInstanceOf(LogFailure.class)
                        .hasMessageContaining("No space left on device")
                        .hasMessageContaining(folder.toString());
            }
            disk.mend();
            append(log, 4, 9);
            assertThat(numbers(log, Positions.NONE)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        }
    }

    @Test
    void append_afterAFailedForce_goesOnInANewSegment() throws IOException {
        try (FileLog log = FileLog.open(disk, folder, LogLimits.of(64 << 20))) {
            append(log, 1, 1);
            disk.failAt(1, EnumSet.of(Call.FORCE), Fault.FAILS_ONCE);
            assertThatThrownBy(() -> append(log, 2, 2)).hasCauseInstanceOf(LogFailure.class);
            append(log, 2, 2);
            assertThat(segments()).containsExactly(segment(1), segment(2));
            assertThat(numbers(log, Positions.NONE)).containsExactly(1L, 2L);
        }
    }

    @Test
    void append_whenASegmentCannotBeBegun_goesOnInTheFullOneAndLeavesNoneHalfMade() throws IOException {
        for (Call call : List.of(Call.CREATE, Call.WRITE, Call.FORCE, Call.FORCE_FOLDER)) {
            FaultyDisk fresh = new FaultyDisk(new Random(3));
            LogWriter log = LogWriter.open(fresh, folder, new LogLimits(1, 10, 1_000, 1_000));
            boolean first = call == Call.CREATE || call == Call.FORCE_FOLDER;
            fresh.failAt(first ? 1 : 2, EnumSet.of(call), Fault.FAILS);
            Work.Append append = new Work.Append(FileLogTest.entry(0, 1));
            log.run(List.of(append));
            assertThat(append.done()).as("%s", call).isCompleted();
            assertThat(fresh.list(folder)).as("%s", call).containsExactly(segment(1));
            fresh.mend();
            log.run(List.of(new Work.Append(FileLogTest.entry(0, 2))));
            assertThat(fresh.list(folder)).as("%s", call).containsExactly(segment(1), segment(2));
            assertThat(log.last(0)).isEqualTo(new EntryId(2, 1));
        }
    }

    @Test
    void append_ofAnEntryThatNeverFits_failsAloneAndHarmsNothing() {
        Observation large = Observation.of("task").error("x".repeat(3_000)).build();
        Batch batch = Batch.of("t", 1, 9, List.of(new Placed(1, true, false, large)));
        Entry tooLarge = new Entry(new EntryId(1, 1), EntryId.NONE, batch, Collections.nCopies(4, Evidence.EMPTY));
        LogWriter log = LogWriter.open(disk, folder, SMALL);
        List<Work> group = List.of(
                new Work.Append(FileLogTest.entry(0, 1)),
                new Work.Append(tooLarge),
                new Work.Append(FileLogTest.entry(1, 2)),
                new Work.Append(FileLogTest.entry(0, 2)));
        log.run(group);
        assertThat(group.get(0).done()).isCompleted();
        assertThatThrownBy(group.get(1).done()::join)
                .hasCauseInstanceOf(LogFailure.class)
                .hasMessageContaining("more than the 2000 that fit");
        assertThatThrownBy(group.get(2).done()::join).hasCauseInstanceOf(AppendRefused.class);
        assertThat(group.get(3).done()).isCompleted();
        assertThat(log.last(0)).isEqualTo(new EntryId(2, 1));
        assertThat(log.last(1)).isEqualTo(EntryId.NONE);
    }

    @Test
    void open_manySegments_readsOnlyHowTheyBeginAndTheLast() throws IOException {
        try (FileLog log = open()) {
            append(log, 1, 80);
        }
        List<Path> all = segments();
        assertThat(all).hasSizeGreaterThan(10);
        for (Path older : all.subList(0, all.size() - 2)) {
            byte[] bytes = disk.bytes(older);
            disk.put(older, Arrays.copyOf(bytes, 60));
        }
        try (FileLog log = open()) {
            assertThat(log.last(0)).isEqualTo(new EntryId(80, 1));
            append(log, 81, 81);
            assertThat(numbers(log, at(80))).containsExactly(81L);
        }
    }

    @Test
    void reader_afterPositions_opensNoSegmentThatTheyCover() throws IOException {
        try (FileLog log = open()) {
            append(log, 1, 40);
            List<Path> all = segments();
            int opened = disk.opened().size();
            assertThat(numbers(log, at(37))).containsExactly(38L, 39L, 40L);
            List<Path> read = disk.opened().subList(opened, disk.opened().size());
            assertThat(read).hasSizeLessThan(4).isEqualTo(all.subList(all.size() - read.size(), all.size()));
        }
    }

    @Test
    void next_longLog_givesAboutAMegabyteAtATimeAndOnlyOfWhatIsNew() {
        try (FileLog log = FileLog.open(disk, folder, LogLimits.of(64 << 20))) {
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (long number = 1; number <= 18_000; number++) {
                all.add(log.append(FileLogTest.entry(0, number)).toCompletableFuture());
                if (number % 1_000 == 0) {
                    all.forEach(CompletableFuture::join);
                }
            }
            assertThat(log.appended()).isBetween(1L << 20, 2L << 20);
            try (LogReader reader = log.reader(Positions.NONE)) {
                assertThat(next(reader)).hasSizeBetween(10_000, 17_999);
                assertThat(next(reader)).hasSizeBetween(1, 8_000);
                assertThat(next(reader)).isEmpty();
            }
            assertThat(numbers(log, at(17_999))).containsExactly(18_000L);
        }
    }

    @Test
    void open_theEndMissingBeforeAnEmptySegment_isRefused() throws IOException {
        try (FileLog log = FileLog.open(disk, folder, new LogLimits(1, 1_000, 1 << 20, 2_000))) {
            append(log, 1, 2);
        }
        assertThat(segments()).containsExactly(segment(1), segment(2), segment(3));
        byte[] damaged = disk.bytes(segment(2));
        damaged[damaged.length - 1] ^= 1;
        disk.put(segment(2), damaged);
        assertThatThrownBy(this::open)
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("the log is damaged before its end: " + segment(2) + " at byte ");
        assertThat(segments()).containsExactly(segment(1), segment(2), segment(3));
    }

    @Test
    void trim_belowPositions_deletesWholeSegmentsAndNeverTheLast() throws IOException {
        try (FileLog log = open()) {
            append(log, 1, 40);
            int before = segments().size();
            log.trim(at(20)).toCompletableFuture().join();
            assertThat(segments())
                    .hasSizeBetween(before / 2 - 1, before / 2 + 2)
                    .doesNotContain(segment(1));
            assertThat(numbers(log, at(20))).hasSize(20).startsWith(21L).endsWith(40L);
            log.trim(at(40)).toCompletableFuture().join();
            assertThat(segments()).hasSize(1);
            append(log, 41, 41);
        }
        try (FileLog log = open()) {
            assertThat(log.last(0)).isEqualTo(new EntryId(41, 1));
            assertThat(numbers(log, at(40))).containsExactly(41L);
        }
    }

    @Test
    void trim_whileAReaderNeedsIt_failsTheReaderAndNamesTheSegment() {
        try (FileLog log = open()) {
            append(log, 1, 40);
            try (LogReader late = log.reader(Positions.NONE)) {
                log.trim(at(40)).toCompletableFuture().join();
                assertThatThrownBy(() -> next(late))
                        .isInstanceOf(LogFailure.class)
                        .hasMessageContaining(segment(1) + " is gone");
            }
        }
    }

    @Test
    void trim_whenDeletingFails_failsAndHarmsNothing() {
        try (FileLog log = open()) {
            append(log, 1, 40);
            disk.failAt(2, EnumSet.of(Call.DELETE), Fault.FAILS);
            assertThatThrownBy(() -> log.trim(at(30)).toCompletableFuture().join())
                    .hasCauseInstanceOf(LogFailure.class)
                    .hasMessageContaining("cannot trim");
            append(log, 41, 41);
            assertThat(numbers(log, at(30))).hasSize(11);
            disk.mend();
            log.trim(at(30)).toCompletableFuture().join();
            assertThat(numbers(log, at(30))).hasSize(11);
        }
    }

    @Test
    void open_aSegmentMissing_isRefused() throws IOException {
        try (FileLog log = open()) {
            append(log, 1, 20);
        }
        disk.delete(segment(3));
        assertThatThrownBy(this::open)
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("a segment is missing between " + segment(2));
    }

    @Test
    void reader_aSegmentCutAtARecord_isNoticedByTheNextOne() throws IOException {
        try (FileLog log = open()) {
            append(log, 1, 20);
        }
        try (SegmentReader second = SegmentReader.open(disk, segment(2))) {
            assertThat(second.next()).isPresent();
            disk.put(segment(2), Arrays.copyOf(disk.bytes(segment(2)), (int) second.place()));
        }
        try (FileLog log = open()) {
            assertThatThrownBy(() -> numbers(log, Positions.NONE))
                    .isInstanceOf(LogFailure.class)
                    .hasMessageContaining(segment(3) + " at byte 8")
                    .hasMessageContaining("the segments before it end at");
        }
    }

    @Test
    void open_tornTail_isCutForGood() throws IOException {
        try (FileLog log = open()) {
            append(log, 1, 1);
        }
        int sound = disk.bytes(segment(1)).length;
        disk.put(segment(1), Arrays.copyOf(disk.bytes(segment(1)), sound + 700));
        try (FileLog log = open()) {
            assertThat(log.truncated()).contains(segment(1) + " at byte " + sound);
            for (int round = 0; round < 10; round++) {
                assertThat(disk.crash().bytes(segment(1))).hasSize(sound);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 9})
    void open_anyByteFlipped_isRefusedOrCutAndNeverGivesOtherEntries(int entries) throws IOException {
        List<Long> written = LongStream.rangeClosed(1, entries).boxed().toList();
        try (FileLog log = open()) {
            append(log, 1, entries);
        }
        for (Path file : segments()) {
            for (int place = 0; place < disk.bytes(file).length; place++) {
                FaultyDisk damaged = disk.copy();
                byte[] flipped = disk.bytes(file);
                flipped[place] ^= (byte) (1 << place % Byte.SIZE);
                damaged.put(file, flipped);
                try (FileLog log = FileLog.open(damaged, folder, SMALL)) {
                    assertThat(numbers(log, Positions.NONE))
                            .as("%s byte %d", file, place)
                            .isIn(written, written.subList(0, entries - 1));
                    assertThat(log.truncated()).contains(file + " at byte ");
                } catch (LogFailure refused) {
                    assertThat(refused).as("byte %d", place).hasMessageContaining(file + " at byte ");
                }
            }
        }
    }
}
