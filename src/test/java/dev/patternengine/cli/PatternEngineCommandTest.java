package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternEngineCommandTest {
    private final TestScreen screen = new TestScreen("");

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
        assertThat(screen.err()).isEqualTo("pattern-engine patterns: no/such\\u000afile: no such file\n");
    }
}
