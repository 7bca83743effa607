package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillTest {
    private static final List<String> TEXTS = List.of("", "a", "tür \ud83d\ude00", "\ud83d cut", "\u0000\n");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 1_000_000})
    void forEach_inMemoryOrInAFile_givesWhatWasAddedInOrder(int bound) throws IOException {
        List<String> read = new ArrayList<>();
        try (Spill spill = new Spill(folder, bound)) {
            TEXTS.forEach(spill::add);
            spill.forEach(read::add);
        }
        assertThat(read).isEqualTo(TEXTS);
    }

    @Test
    void forEach_nobodyWantsMore_stops() throws IOException {
        List<String> read = new ArrayList<>();
        try (Spill spill = new Spill(folder, 0)) {
            TEXTS.forEach(spill::add);
            spill.forEach(text -> {
                read.add(text);
                return read.size() < 2;
            });
        }
        assertThat(read).isEqualTo(TEXTS.subList(0, 2));
    }

    @Test
    void add_beyondTheBound_leavesNoNameInTheFolder() throws IOException {
        try (Spill spill = new Spill(folder, 0)) {
            TEXTS.forEach(spill::add);
            assertThat(folder).isEmptyDirectory();
        }
        assertThat(folder).isEmptyDirectory();
    }
}
