package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.LogReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTest {
    private static final long LARGE = 64 << 20;

    @TempDir
    private Path folder;

    static Entry entry(int partition, long number) {
        return entry(partition, new EntryId(number, 1), number == 1 ? EntryId.NONE : new EntryId(number - 1, 1));
    }

    private static Entry entry(int partition, EntryId id, EntryId predecessor) {
        Observation observation =
                Observation.of("task " + id).timestamp(id.number()).build();
        Batch batch = Batch.of("t", partition, 9, List.of(new Placed(partition, true, false, observation)));
        Evidence evidence =
                new Evidence.Builder().add(partition, id.number(), 1).build();
        return new Entry(id, predecessor, batch, Collections.nCopies(4, evidence));
    }

    private static Level append(FileLog log, Entry entry) {
        return log.append(entry).toCompletableFuture().join();
    }

    private static List<Entry> readAll(FileLog log) {
        return readAll(log.reader(Positions.NONE));
    }

    private static List<Entry> readAll(LogReader unread) {
        List<Entry> all = new ArrayList<>();
        try (LogReader reader = unread) {
            for (List<Entry> chunk = next(reader); !chunk.isEmpty(); chunk = next(reader)) {
                all.addAll(chunk);
            }
        }
        return all;
    }

    private static List<Entry> next(LogReader reader) {
        try {
            return reader.next().toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw (RuntimeException) failure.getCause();
        }
    }

    private Path onlySegment() {
        return Segment.path(folder, 1);
    }

    @Test
    void append_inOrder_isFsyncedAndReadBackAfterReopening() {
        List<Entry> written = new ArrayList<>();
        try (FileLog log = FileLog.open(folder, LARGE)) {
            for (long number = 1; number <= 50; number++) {
                for (int partition = 0; partition < 3; partition++) {
                    Entry entry = entry(partition, number);
                    assertThat(append(log, entry)).isEqualTo(Level.FSYNCED);
                    written.add(entry);
                }
            }
        }
        try (FileLog log = FileLog.open(folder, LARGE)) {
            assertThat(log.truncated()).isEmpty();
            assertThat(readAll(log)).isEqualTo(written);
            assertThat(log.last(2)).isEqualTo(new EntryId(50, 1));
            assertThat(log.last(7)).isEqualTo(EntryId.NONE);
            append(log, entry(0, 51));
            assertThat(readAll(log)).hasSize(151);
        }
    }

    @Test
    void newest_someBytes_areTheEndOfWhatThereIsAlsoAcrossSegments() throws IOException {
        List<Entry> written = new ArrayList<>();
        try (FileLog log = FileLog.open(folder, 1_000)) {
            for (long number = 1; number <= 50; number++) {
                written.add(entry(0, number));
                append(log, written.get(written.size() - 1));
            }
            long size = Files.size(Segment.path(folder, 1)) + 1_000L * log.segments();
            assertThat(log.segments()).isGreaterThan(3);
            assertThat(readAll(log.newest(size))).isEqualTo(written);
            assertThat(readAll(log.newest(0))).isEmpty();
            int before = 0;
            for (long bytes = 1; bytes < size; bytes += 97) {
                List<Entry> newest = readAll(log.newest(bytes));
                assertThat(newest)
                        .isEqualTo(written.subList(50 - newest.size(), 50))
                        .hasSizeGreaterThanOrEqualTo(before);
                before = newest.size();
            }
            assertThat(before).isGreaterThan(40);
        }
    }

    @Test
    void newest_trimmedMeanwhile_isWhatIsLeft() {
        try (FileLog log = FileLog.open(folder, 1_000)) {
            for (long number = 1; number <= 50; number++) {
                append(log, entry(0, number));
            }
            LogReader reader = log.newest(LARGE);
            log.trim(new Positions(Map.of(0, new EntryId(50, 1))))
                    .toCompletableFuture()
                    .join();

            assertThat(readAll(reader)).isEqualTo(readAll(log.newest(LARGE))).hasSizeLessThan(20);
        }
    }

    @Test
    void append_pipelined_keepsTheOrder() {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            List<CompletableFuture<Level>> all = new ArrayList<>();
            for (long number = 1; number <= 3_000; number++) {
                all.add(log.append(entry(0, number)).toCompletableFuture());
            }
            all.forEach(CompletableFuture::join);
            assertThat(readAll(log))
                    .extracting(entry -> entry.id().number())
                    .isSorted()
                    .hasSize(3_000);
        }
    }

    @Test
    void append_wrongPredecessor_isRefusedAndNothingIsWritten() {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(0, 1));
            for (Entry wrong :
                    List.of(entry(0, 1), entry(0, 3), entry(1, 2), entry(0, new EntryId(2, 1), new EntryId(1, 2)))) {
                assertThatThrownBy(() -> append(log, wrong))
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(AppendRefused.class);
            }
            append(log, entry(0, new EntryId(2, 2), new EntryId(1, 1)));
            assertThatThrownBy(() -> append(log, entry(0, new EntryId(2, 1), new EntryId(1, 1))))
                    .hasCauseInstanceOf(AppendRefused.class);
            assertThat(readAll(log)).hasSize(2);
        }
    }

    @Test
    void append_beyondTheSegmentSize_beginsAnotherSegment() throws IOException {
        try (FileLog log = FileLog.open(folder, 600)) {
            for (long number = 1; number <= 100; number++) {
                append(log, entry(0, number));
            }
            assertThat(readAll(log)).hasSize(100);
        }
        try (FileLog log = FileLog.open(folder, 600);
                var files = Files.list(folder)) {
            assertThat(files.count()).isGreaterThan(10);
            assertThat(readAll(log)).hasSize(100);
            append(log, entry(0, 101));
        }
    }

    @Test
    void open_twice_isRefused() {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            assertThat(log.truncated()).isEmpty();
            assertThatThrownBy(() -> FileLog.open(folder, LARGE))
                    .isInstanceOf(LogFailure.class)
                    .hasMessageContaining("another engine");
        }
    }

    @Test
    void open_cutAnywhereInTheLastRecord_keepsAllBeforeItAndSaysSo() throws IOException {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(0, 1));
        }
        long sound = Files.size(onlySegment());
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(0, 2));
        }
        byte[] whole = Files.readAllBytes(onlySegment());
        for (int length = (int) sound + 1; length < whole.length; length++) {
            Files.write(onlySegment(), Arrays.copyOf(whole, length));
            try (FileLog log = FileLog.open(folder, LARGE)) {
                assertThat(log.truncated()).contains("at byte " + sound).contains("cut short");
                assertThat(readAll(log)).isEqualTo(List.of(entry(0, 1)));
            }
            assertThat(Files.size(onlySegment())).isEqualTo(sound);
        }
    }

    @Test
    void open_oneBitFlipped_isCutOffAtTheEndAndRefusedBefore() throws IOException {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(0, 1));
        }
        long secondRecord = Files.size(onlySegment());
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(0, 2));
        }
        byte[] whole = Files.readAllBytes(onlySegment());
        for (int place = Segment.HEADER_BYTES; place < whole.length; place++) {
            byte[] flipped = whole.clone();
            flipped[place] ^= 0x10;
            Files.write(onlySegment(), flipped);
            if (place < secondRecord) {
                assertThatThrownBy(() -> FileLog.open(folder, LARGE))
                        .as("byte %d", place)
                        .isInstanceOf(LogFailure.class)
                        .hasMessageContaining(onlySegment() + " at byte ");
                assertThat(Files.readAllBytes(onlySegment())).isEqualTo(flipped);
            } else {
                try (FileLog log = FileLog.open(folder, LARGE)) {
                    assertThat(log.truncated()).as("byte %d", place).contains("cut off and are kept in");
                    assertThat(readAll(log)).isEqualTo(List.of(entry(0, 1)));
                }
            }
        }
        assertThat(Files.size(folder.resolve(onlySegment().getFileName() + ".cut-" + secondRecord)))
                .isEqualTo(whole.length - secondRecord);
    }

    @Test
    void open_groupTornInTheMiddle_isCutOff() throws IOException {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(0, 1));
        }
        long before = Files.size(onlySegment());
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(0, 2));
        }
        byte[] second =
                Arrays.copyOfRange(Files.readAllBytes(onlySegment()), (int) before, (int) Files.size(onlySegment()));
        byte[] torn = second.clone();
        torn[20] ^= 1;
        Files.write(onlySegment(), Arrays.copyOf(Files.readAllBytes(onlySegment()), (int) before));
        Files.write(onlySegment(), torn, StandardOpenOption.APPEND);
        Files.write(onlySegment(), second, StandardOpenOption.APPEND);
        try (FileLog log = FileLog.open(folder, LARGE)) {
            assertThat(readAll(log)).isEqualTo(List.of(entry(0, 1)));
        }
    }

    @Test
    void next_damageBeforeTheLastSegment_isRefusedAndNamed() throws IOException {
        try (FileLog log = FileLog.open(folder, 300)) {
            for (long number = 1; number <= 20; number++) {
                append(log, entry(0, number));
            }
        }
        try (FileChannel first = FileChannel.open(onlySegment(), StandardOpenOption.WRITE)) {
            first.write(ByteBuffer.wrap(new byte[] {99}), 50);
        }
        try (FileLog log = FileLog.open(folder, 300)) {
            assertThat(log.last(0)).isEqualTo(new EntryId(20, 1));
            assertThatThrownBy(() -> readAll(log))
                    .isInstanceOf(LogFailure.class)
                    .hasMessageContaining(onlySegment() + " at byte ");
        }
    }

    @Test
    void open_foreignFile_isNamed() throws IOException {
        Files.writeString(onlySegment(), "something else entirely");
        assertThatThrownBy(() -> FileLog.open(folder, LARGE)).hasMessageContaining("no log segment");
    }

    @Test
    void close_withAppendsWaiting_makesThemSafe() {
        List<CompletableFuture<Level>> all = new ArrayList<>();
        try (FileLog log = FileLog.open(folder, LARGE)) {
            for (long number = 1; number <= 500; number++) {
                all.add(log.append(entry(0, number)).toCompletableFuture());
            }
        }
        assertThat(all).allMatch(done -> done.isDone() && !done.isCompletedExceptionally());
        try (FileLog log = FileLog.open(folder, LARGE)) {
            assertThat(readAll(log)).hasSize(500);
        }
    }

    @Test
    void close_ofAReader_endsItsThread() throws InterruptedException {
        try (FileLog log = FileLog.open(folder.resolve("a/b"), LARGE)) {
            append(log, entry(0, 1));
            LogReader reader = log.reader(Positions.NONE);
            assertThat(next(reader)).hasSize(1);
            List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("log-reader"))
                    .toList();
            assertThat(threads).isNotEmpty().allMatch(Thread::isDaemon);
            reader.close();
            for (Thread thread : threads) {
                thread.join(10_000);
            }
            assertThat(threads).noneMatch(Thread::isAlive);
            assertThatThrownBy(() -> next(reader)).isInstanceOf(LogFailure.class);
        }
    }

    @Test
    void append_afterClosing_fails() {
        FileLog log = FileLog.open(folder, LARGE);
        log.close();
        assertThatThrownBy(() -> append(log, entry(0, 1))).hasCauseInstanceOf(LogFailure.class);
    }

    @Test
    void open_entryOfAnUnknownVersion_isRefusedAndKept() throws IOException {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(0, 1));
        }
        ByteBuffer payload = ByteBuffer.wrap(new byte[] {9, 1, 2, 3});
        byte[] unknown = ByteBuffer.allocate(Segment.RECORD_HEADER_BYTES + payload.remaining())
                .putInt(payload.remaining())
                .putInt(Segment.checksum(0, payload))
                .putLong(0)
                .put(payload)
                .array();
        Files.write(onlySegment(), unknown, StandardOpenOption.APPEND);
        byte[] whole = Files.readAllBytes(onlySegment());
        assertThatThrownBy(() -> FileLog.open(folder, LARGE))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("version 9")
                .hasMessageContaining(onlySegment().toString());
        assertThat(Files.readAllBytes(onlySegment())).isEqualTo(whole);
    }

    @Test
    void resume_endIsLostButContained_goesOnAfterIt() {
        Positions contained = new Positions(Map.of(3, new EntryId(4, 1), 5, new EntryId(2, 1)));
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(3, 1));
            append(log, entry(3, 2));
            log.resume(contained).toCompletableFuture().join();
            assertThat(log.last(3)).isEqualTo(new EntryId(4, 1));
            append(log, entry(3, 5));
        }
        try (FileLog log = FileLog.open(folder, LARGE)) {
            assertThat(log.last(3)).isEqualTo(new EntryId(5, 1));
            assertThat(log.last(5)).isEqualTo(new EntryId(2, 1));
            assertThat(readAll(log)).containsExactly(entry(3, 5));
        }
    }

    @Test
    void resume_crashRightAfter_opensWithWhatIsContained() {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(3, 1));
            log.resume(new Positions(Map.of(3, new EntryId(4, 1))))
                    .toCompletableFuture()
                    .join();
        }
        try (FileLog log = FileLog.open(folder, LARGE)) {
            assertThat(log.last(3)).isEqualTo(new EntryId(4, 1));
        }
    }

    @Test
    void resume_logHoldsMore_changesNothing() {
        try (FileLog log = FileLog.open(folder, LARGE)) {
            append(log, entry(3, 1));
            append(log, entry(5, 1));
            log.resume(new Positions(Map.of(3, new EntryId(4, 1))))
                    .toCompletableFuture()
                    .join();
            assertThat(readAll(log)).containsExactly(entry(3, 1), entry(5, 1));
        }
    }
}
