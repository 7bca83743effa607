package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore.Written;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckpointsTest {
    @TempDir
    private Path folder;

    /** Partition 0 at the number, partition 1 at its double. */
    static Positions positions(long number) {
        return new Positions(Map.of(0, new EntryId(number, 1), 1, new EntryId(2 * number, 3)));
    }

    /** Three parts that tell the number. */
    static CheckpointParts parts(long number) {
        Queue<CheckpointPart> left = new ArrayDeque<>();
        for (int part = 0; part < 3; part++) {
            byte[] bytes = new byte[40 * part];
            Arrays.fill(bytes, (byte) number);
            left.add(new CheckpointPart("owner " + part, bytes));
        }
        return () -> CompletableFuture.completedFuture(Optional.ofNullable(left.poll()));
    }

    static <T> T wait(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw (RuntimeException) failure.getCause();
        }
    }

    static List<String> texts(CheckpointParts parts) {
        List<String> texts = new ArrayList<>();
        for (Optional<CheckpointPart> part = wait(parts.next()); part.isPresent(); part = wait(parts.next())) {
            texts.add(part.get().owner() + Arrays.toString(part.get().bytes()));
        }
        return texts;
    }

    private static void write(FileCheckpoints store, int checkpoints) {
        for (int number = 1; number <= checkpoints; number++) {
            wait(store.write(positions(number), parts(number)));
        }
    }

    private static void requireNewest(FileCheckpoints store, long number, String... damaged) {
        try (CheckpointReader reader = wait(store.newest()).orElseThrow()) {
            assertThat(reader.positions()).isEqualTo(positions(number));
            assertThat(texts(reader)).isEqualTo(texts(parts(number)));
            assertThat(reader.damaged()).hasSize(damaged.length);
            for (int place = 0; place < damaged.length; place++) {
                assertThat(reader.damaged().get(place)).contains(damaged[place]);
            }
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("lock"))
                    .sorted()
                    .toList();
        }
    }

    private Path file(long number) {
        return Checkpoint.path(folder, number);
    }

    @Test
    void newest_afterReopening_isWhatWasWrittenLast() {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            assertThat(wait(store.newest())).isEmpty();
            write(store, 2);
            requireNewest(store, 2);
        }
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            requireNewest(store, 2);
            wait(store.write(positions(3), parts(3)));
            requireNewest(store, 3);
        }
    }

    @Test
    void write_again_keepsTwoAndTellsWhatBothContain() throws IOException {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            Written first = wait(store.write(positions(1), parts(1)));
            assertThat(first.bytes()).isEqualTo(Files.size(file(1)));
            assertThat(first.trimmable()).isEqualTo(Positions.NONE);
            assertThat(wait(store.write(positions(2), parts(2))).trimmable()).isEqualTo(positions(1));
            assertThat(wait(store.write(positions(3), parts(3))).trimmable()).isEqualTo(positions(2));
        }
        assertThat(files())
                .containsExactly(
                        file(2).getFileName().toString(), file(3).getFileName().toString());
    }

    @Test
    void newest_anyByteFlipped_isNamedAndTheOlderOneIsUsed() throws IOException {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            write(store, 2);
            byte[] whole = Files.readAllBytes(file(2));
            for (int place = 0; place < whole.length; place++) {
                byte[] flipped = whole.clone();
                flipped[place] ^= (byte) (1 << place % Byte.SIZE);
                Files.write(file(2), flipped);
                requireNewest(store, 1, file(2) + " at byte ");
            }
        }
    }

    @Test
    void newest_cutAnywhereOrLonger_isNamedAndTheOlderOneIsUsed() throws IOException {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            write(store, 2);
            byte[] whole = Files.readAllBytes(file(2));
            for (int length = 0; length < whole.length; length++) {
                Files.write(file(2), Arrays.copyOf(whole, length));
                requireNewest(store, 1, file(2) + " at byte ");
            }
            Files.write(file(2), Arrays.copyOf(whole, whole.length + 1));
            requireNewest(store, 1, "bytes behind the last record");
        }
    }

    @Test
    void newest_aPartTakenOut_isNamed() throws IOException {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            write(store, 2);
            byte[] whole = Files.readAllBytes(file(2));
            int part =
                    Checkpoint.part(new CheckpointPart("owner 2", new byte[80])).remaining();
            int end = Checkpoint.end(0, 0).remaining();
            byte[] less = Arrays.copyOf(whole, whole.length - part);
            System.arraycopy(whole, whole.length - end, less, less.length - end, end);
            Files.write(file(2), less);
            requireNewest(store, 1, "parts are missing");
        }
    }

    @Test
    void newest_allDamaged_failsAndNamesEach() throws IOException {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            write(store, 2);
            Files.write(file(1), new byte[3]);
            Files.write(file(2), new byte[30]);
            assertThatThrownBy(() -> wait(store.newest()))
                    .isInstanceOf(LogFailure.class)
                    .hasMessageContaining(file(1) + " at byte 0")
                    .hasMessageContaining(file(2) + " at byte 0");
        }
    }

    @Test
    void write_afterDamage_keepsTwoThatAreWhole() throws IOException {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            write(store, 2);
        }
        Files.write(file(2), new byte[30]);
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            Written third = wait(store.write(positions(3), parts(3)));
            assertThat(third.trimmable()).isEqualTo(positions(1));
            Files.write(file(3), new byte[30]);
            requireNewest(store, 1, file(3).toString(), file(2).toString());
        }
    }

    @Test
    void open_withSomethingUnfinished_removesIt() throws IOException {
        Files.createFile(Checkpoint.unfinished(file(7)));
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            assertThat(wait(store.newest())).isEmpty();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void write_partsThatFail_failsAndLeavesTheOneBefore() throws IOException {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            write(store, 1);
            IllegalStateException failure = new IllegalStateException("no more parts");
            assertThatThrownBy(() -> wait(store.write(positions(2), () -> CompletableFuture.failedFuture(failure))))
                    .isEqualTo(failure);
            assertThat(files()).containsExactly(file(1).getFileName().toString());
            requireNewest(store, 1);
            wait(store.write(positions(3), parts(3)));
            requireNewest(store, 3);
        }
    }

    @Test
    void write_partTooLarge_fails() {
        byte[] large = new byte[Checkpoint.LARGEST_CONTENT];
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            assertThatThrownBy(() -> wait(store.write(
                            positions(1),
                            () -> CompletableFuture.completedFuture(Optional.of(new CheckpointPart("o", large))))))
                    .isInstanceOf(LogFailure.class)
                    .hasMessageContaining("too large");
        }
    }

    @Test
    void write_partsThatComeLate_doesNotHoldUpTheStore() {
        CompletableFuture<Optional<CheckpointPart>> late = new CompletableFuture<>();
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            CompletionStage<Written> first = store.write(positions(1), () -> late);
            assertThat(wait(store.newest())).isEmpty();
            assertThatThrownBy(() -> wait(store.write(positions(2), parts(2))))
                    .isInstanceOf(LogFailure.class)
                    .hasMessageContaining("another checkpoint");
            late.complete(Optional.empty());
            wait(first);
            assertThat(wait(store.newest())).isPresent();
        }
    }

    @Test
    void close_whileAPartIsMissing_failsTheWriteAndLeavesNothing() throws IOException {
        FileCheckpoints store = FileCheckpoints.open(folder);
        CompletableFuture<Optional<CheckpointPart>> never = new CompletableFuture<>();
        CompletionStage<Written> write = store.write(positions(1), () -> never);
        store.close();
        assertThatThrownBy(() -> wait(write)).isInstanceOf(LogFailure.class).hasMessageContaining("closed");
        never.complete(Optional.empty());
        assertThat(files()).isEmpty();
        assertThatThrownBy(() -> wait(store.write(positions(2), parts(2)))).isInstanceOf(LogFailure.class);
        assertThatThrownBy(() -> wait(store.newest())).isInstanceOf(LogFailure.class);
    }

    @Test
    void open_twice_isRefused() {
        try (FileCheckpoints store = FileCheckpoints.open(folder)) {
            assertThat(wait(store.newest())).isEmpty();
            assertThatThrownBy(() -> FileCheckpoints.open(folder)).hasMessageContaining("another engine");
        }
    }
}
