package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternEngineCommandTest {
    private final TestScreen screen = new TestScreen("");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dance",
                "--dance",
                "patterns",
                "patterns - --kind dance",
                "patterns - --url http://localhost",
                "replay",
                "patterns --url localhost:8080",
                "replay - --url ftp://localhost",
                "replay - --url http://[",
                "serve --port 65536",
                "serve --in-memory --max-connections 0",
                "serve --in-memory --max-line 65535",
                "serve --in-memory --max-line 1048577",
                "serve --in-memory --allowed-host a/b",
                "serve --in-memory --allowed-host localhost:8080",
                "serve --in-memory --allowed-origin *",
                "serve --in-memory --allowed-origin https://a.example/path",
                "demo --port -1",
                "demo --observations 0",
                "serve --in-memory --data folder",
                "serve --in-memory --drop-field task",
                "serve --in-memory --hash-field agent",
                "serve --in-memory --hash-field agent --hash-secret short",
                "serve --in-memory --drop-field agent,agent",
                "serve --in-memory --stop-delay 3601",
                "serve --in-memory --stop-delay -1",
                "replay - --speed fast",
                "replay - --speed -1",
                "replay - --speed NaN",
                "evaluate",
                "evaluate - --protocol guess"
            })
    void execute_wrongUsage_exitsWithTwoAndSaysItOnStandardError(String arguments) {
        assertThat(screen.run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).contains("Usage: pattern-engine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "patterns --version"})
    void execute_version_namesTheProgram(String arguments) {
        assertThat(screen.run(arguments.split(" "))).isZero();
        assertThat(screen.out()).startsWith("pattern-engine ");
    }

    @Test
    void execute_help_listsTheCommandsAndExitCodes() {
        assertThat(screen.run("--help")).isZero();
        assertThat(screen.out()).contains("patterns", "replay", "wrong usage");
    }

    @Test
    void execute_fileThatIsNotThere_exitsWithOneInOneLine() {
        assertThat(screen.run("patterns", "no/such\nfile")).isEqualTo(1);
        assertThat(screen.err()).isEqualTo("pattern-engine patterns: cannot read no/such\\u000afile: no such file\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"patterns", "replay", "evaluate"})
    void execute_directoryAsFile_isNamed(String command) {
        assertThat(screen.run(command, folder.toString())).isEqualTo(1);
        assertThat(screen.err())
                .isEqualTo("pattern-engine " + command + ": cannot read " + folder + ": it is a directory\n");
    }

    @Test
    void execute_fileAsDataFolder_isNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("afile"));
        assertThat(screen.run("serve", "--port", "0", "--data", file.toString()))
                .isEqualTo(1);
        assertThat(screen.err())
                .isEqualTo("pattern-engine serve: cannot keep data in " + file + ": it is not a directory\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/x", "/dev/null/x"})
    void execute_dataWhereNoFolderCanBe_saysSoWithoutNamingExceptions(String folder) {
        assertThat(screen.run("serve", "--port", "0", "--data", folder)).isEqualTo(1);
        assertThat(screen.err())
                .isEqualTo("pattern-engine serve: cannot keep data in " + folder + ": no folder can be made there\n");
    }

    @Test
    void execute_emptyData_isWrongUsage() {
        assertThat(screen.run("serve", "--port", "0", "--data", "")).isEqualTo(2);
        assertThat(screen.err()).startsWith("--data must name a folder; it is empty");
    }

    @ParameterizedTest
    @CsvSource({"--cluster-host,10.0.0.7", "--cluster-patience,9", "--cluster-origin,Jena"})
    void execute_optionOfAClusterWithoutCluster_isWrongUsage(String option, String value) {
        assertThat(screen.run("serve", "--port", "0", "--in-memory", option, value))
                .isEqualTo(2);
        assertThat(screen.err()).startsWith(option + " goes with --cluster only");
    }

    @Test
    void execute_help_summariesAreWholeSentences() {
        screen.run("--help");

        String unwrapped = screen.out().replaceAll("\n {10,}", " ");
        assertThat(unwrapped.lines().filter(line -> line.matches("  [a-z]+ {2,}.*")))
                .hasSizeGreaterThan(5)
                .allMatch(line -> line.strip().endsWith("."));
    }

    @Test
    void execute_engineThatRefuses_tellsItsReasonInPlainWords() throws IOException {
        String problem = "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"no such path\",\"errors\":"
                + "[{\"pointer\":\"/kind\",\"detail\":\"is odd\"}]}";
        try (FakeEngine engine = new FakeEngine().answer(404, problem)) {
            assertThat(screen.run("patterns", "--url", engine.url())).isEqualTo(1);
        }
        assertThat(screen.err()).endsWith(" answered 404: Not Found: no such path: /kind is odd\n");
    }

    @Test
    void execute_engineThatIsNotThere_saysThatItCannotConnect() throws IOException {
        FakeEngine gone = new FakeEngine();
        gone.close();
        assertThat(screen.run("patterns", "--url", gone.url())).isEqualTo(1);
        assertThat(screen.err()).contains("no answer from " + gone.url() + ": cannot connect");
    }
}
