package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKeysTest {
    private static final ApiKey FIRST =
            new ApiKey("aaaaaaaa", "1".repeat(64), "acme", Set.of(Role.ADMIN), "ein Schlüssel", 1_000, 0);
    private static final ApiKey SECOND =
            new ApiKey("bbbbbbbb", "2".repeat(64), "beta", Set.of(Role.READ, Role.WRITE), "", 2_000, 0);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("keys");
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Test
    void open_noFile_holdsNothing() {
        try (FileKeys keys = FileKeys.open(file)) {
            assertThat(done(keys.all())).isEmpty();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void open_afterChanges_holdsWhatWasKept() {
        try (FileKeys keys = FileKeys.open(file)) {
            done(keys.put(FIRST));
            done(keys.put(SECOND));
            done(keys.put(SECOND.revokedAt(3_000)));
        }
        try (FileKeys again = FileKeys.open(file)) {
            assertThat(done(again.all())).containsExactlyInAnyOrder(FIRST, SECOND.revokedAt(3_000));
            done(again.remove("bbbbbbbb"));
            done(again.remove("bbbbbbbb"));
        }
        try (FileKeys third = FileKeys.open(file)) {
            assertThat(done(third.all())).containsExactly(FIRST);
        }
    }

    @Test
    void open_emptyFile_isDamage() throws IOException {
        Files.createFile(file);

        assertThatThrownBy(() -> FileKeys.open(file))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("empty");
    }

    @Test
    void put_anyKey_changesTheVersion() {
        try (FileKeys keys = FileKeys.open(file)) {
            String before = done(keys.version());
            done(keys.put(FIRST));
            assertThat(done(keys.version())).isNotEqualTo(before);
        }
    }

    @Test
    void put_anyKey_isForTheOwnerAlone() throws IOException {
        try (FileKeys keys = FileKeys.open(file)) {
            done(keys.put(FIRST));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void put_folderGone_failsAndChangesNothing() throws IOException {
        try (FileKeys keys = FileKeys.open(file)) {
            done(keys.put(FIRST));
            Files.delete(file);
            Files.delete(folder);

            assertThatThrownBy(() -> done(keys.put(SECOND)))
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(LogFailure.class);
            assertThat(done(keys.all())).containsExactly(FIRST);
            Files.createDirectory(folder);
        }
    }

    @Test
    void open_damagedFile_isRefusedWithTheLine() throws IOException {
        try (FileKeys keys = FileKeys.open(file)) {
            done(keys.put(FIRST));
        }
        Files.writeString(file, Files.readString(file) + "1 half a li");

        assertThatThrownBy(() -> FileKeys.open(file))
                .isInstanceOf(LogFailure.class)
                .hasMessageContaining(file + ", line 2");
    }

    @Test
    void open_fileOfVersion1_isRead() throws IOException {
        String line = "1 aaaaaaaa " + "1".repeat(64) + " acme admin 1000 0 ein Schlüssel\n";
        Files.writeString(file, line);

        try (FileKeys keys = FileKeys.open(file)) {
            assertThat(done(keys.all())).containsExactly(FIRST);
        }
    }
}
