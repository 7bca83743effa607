package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Whose files a data folder may hold. */
class DataFolderTest {
    private static final int PARTITIONS = 64;

    @TempDir
    private Path folder;

    private final Logger logger = (Logger) LoggerFactory.getLogger(DataFolder.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    private List<String> warnings() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void put(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(folder.resolve(name));
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void open_folderOfSomethingElse_isRefusedUntouched() throws IOException {
        put("invoice.pdf", "report.csv", "log", "photo.jpg", "keys", "thesis.tex");

        assertThatThrownBy(() -> DataFolder.open(folder, PARTITIONS))
                .isInstanceOf(LogFailure.class)
                .hasMessage(
                        "cannot keep data in " + folder + ": it holds no data of an engine, but invoice.pdf, photo.jpg,"
                                + " report.csv and 1 more; name a folder that is empty or does not exist");
        assertThat(names()).containsExactly("invoice.pdf", "keys", "log", "photo.jpg", "report.csv", "thesis.tex");
    }

    @Test
    void open_filesOfSomethingElseAmongOurs_areNamedInAWarning() throws IOException {
        DataFolder.open(folder, PARTITIONS).secret();
        put("notes.txt", "keys", "keys.tmp");

        DataFolder.open(folder, PARTITIONS);

        assertThat(warnings())
                .containsExactly(folder + " holds what is no data of an engine, and is left alone: notes.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost+found", ".snapshot", ".DS_Store", "partitions.tmp"})
    void open_folderThatIsAsGoodAsEmpty_isTakenWithoutAWord(String name) throws IOException {
        put(name);

        DataFolder.open(folder, PARTITIONS).secret();
        DataFolder.open(folder, PARTITIONS);

        assertThat(names()).contains("partitions", "secret");
        assertThat(warnings()).isEmpty();
    }
}
