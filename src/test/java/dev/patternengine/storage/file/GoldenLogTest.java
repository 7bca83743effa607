package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs written once by each version of the format keep loading. Their files are never written again. */
class GoldenLogTest {
    @TempDir
    private Path folder;

    private final List<Entry> entries = new ArrayList<>();

    @BeforeEach
    void forgetEntries() {
        entries.clear();
    }

    private void copy(String version) throws IOException, URISyntaxException {
        Path golden = Path.of(getClass().getResource("/golden/log/" + version).toURI());
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private void readAll(FileLog log) {
        readAll(log, Positions.NONE);
    }

    private void readAll(FileLog log, Positions after) {
        try (LogReader reader = log.reader(after)) {
            List<Entry> chunk;
            do {
                chunk = reader.next().toCompletableFuture().join();
                entries.addAll(chunk);
            } while (!chunk.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void open_logOfAVersion_readsWhatWasWritten(String version) throws IOException, URISyntaxException {
        copy(version);
        try (FileLog log = FileLog.open(folder, 600)) {
            assertThat(log.truncated()).isEmpty();
            readAll(log);
            assertThat(log.last(0)).isEqualTo(new EntryId(3, 1));
            assertThat(log.last(1)).isEqualTo(new EntryId(3, 1));
        }
        assertThat(entries).hasSize(6);
        for (int place = 0; place < entries.size(); place++) {
            requireEntry(entries.get(place), place % 2, 1 + place / 2);
        }
    }

    private static void requireEntry(Entry entry, int partition, long number) {
        assertThat(entry.id()).isEqualTo(new EntryId(number, 1));
        assertThat(entry.predecessor()).isEqualTo(number == 1 ? EntryId.NONE : new EntryId(number - 1, 1));
        assertThat(entry.batch().tenant()).isEqualTo("tenant");
        assertThat(entry.batch().partition()).isEqualTo(partition);
        assertThat(entry.batch().stamp()).isEqualTo(9_000 + number);
        Placed placed = entry.batch().observations().get(0);
        assertThat(placed.session()).isEqualTo(partition);
        assertThat(placed.observation().task()).isEqualTo("task " + number);
        assertThat(placed.observation().session()).isEqualTo("session " + partition);
        assertThat(placed.observation().timestamp()).isEqualTo(1_000 * number);
        for (Kind kind : Kind.ALL) {
            assertThat(entry.evidence(kind).row(0)).isEqualTo(partition);
            assertThat(entry.evidence(kind).column(0)).isEqualTo(number);
            assertThat(entry.evidence(kind).delta(0)).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void append_logOfAVersion_goesOnFromThere(String version) throws IOException, URISyntaxException {
        copy(version);
        try (FileLog log = FileLog.open(folder, 200)) {
            for (long number = 4; number <= 9; number++) {
                log.append(FileLogTest.entry(0, number)).toCompletableFuture().join();
            }
        }
        try (FileLog log = FileLog.open(folder, 200)) {
            readAll(log);
            assertThat(log.last(0)).isEqualTo(new EntryId(9, 1));
            assertThat(log.last(1)).isEqualTo(new EntryId(3, 1));
        }
        assertThat(entries)
                .filteredOn(entry -> entry.batch().partition() == 0)
                .extracting(entry -> entry.id().number())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void trim_logOfAVersion_deletesWhatIsCovered(String version) throws IOException, URISyntaxException {
        copy(version);
        Positions covered = new Positions(Map.of(0, new EntryId(8, 1), 1, new EntryId(3, 1)));
        try (FileLog log = FileLog.open(folder, 200)) {
            for (long number = 4; number <= 9; number++) {
                log.append(FileLogTest.entry(0, number)).toCompletableFuture().join();
            }
            log.trim(covered).toCompletableFuture().join();
        }
        assertThat(Segment.path(folder, 1)).doesNotExist();
        assertThat(Segment.path(folder, 2)).doesNotExist();
        try (FileLog log = FileLog.open(folder, 200)) {
            assertThat(log.last(0)).isEqualTo(new EntryId(9, 1));
            readAll(log, covered);
        }
        assertThat(entries).extracting(Entry::id).containsExactly(new EntryId(9, 1));
    }
}
