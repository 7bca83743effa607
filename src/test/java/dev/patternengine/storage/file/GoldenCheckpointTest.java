package dev.patternengine.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.storage.CheckpointReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints written once by each version of the format keep loading. Their files are never written again. */
class GoldenCheckpointTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"v1"})
    void newest_checkpointOfAVersion_holdsWhatWasWritten(String version) throws IOException {
        Path file = Checkpoint.path(folder, 1);
        try (InputStream golden =
                getClass().getResourceAsStream("/golden/checkpoints/" + version + "/" + file.getFileName())) {
            Files.copy(golden, file);
        }
        try (FileCheckpoints store = FileCheckpoints.open(folder);
                CheckpointReader reader =
                        FileCheckpointsTest.wait(store.newest()).orElseThrow()) {
            assertThat(reader.positions()).isEqualTo(FileCheckpointsTest.positions(7));
            assertThat(FileCheckpointsTest.texts(reader))
                    .isEqualTo(FileCheckpointsTest.texts(FileCheckpointsTest.parts(7)));
            assertThat(reader.damaged()).isEmpty();
        }
    }
}
