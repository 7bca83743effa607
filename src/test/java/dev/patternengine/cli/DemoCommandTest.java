package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.engine.StandardMiners;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DemoCommandTest {
    private static String demo(String... arguments) {
        TestScreen screen = new TestScreen("");
        assertThat(PatternEngineCommand.commandLine(StandardMiners.ALL, screen.screen())
                        .execute(arguments))
                .isZero();
        assertThat(screen.out()).isEmpty();
        return screen.err();
    }

    @Test
    void demo_withTheStandardMiners_findsWhatWasPlanted() {
        String report = demo("demo", "--exit", "--seed", "7");
        assertThat(line(report, "batch=5000", "instead of|bulk_load +batch=1")).contains("found");
        assertThat(line(report, "variant=wasm", "resize_images")).contains("rightly not advised");
        assertThat(line(report, "sql:describe", "sql:select +Unknown column"))
                .contains("87 %")
                .doesNotContain("–");
        assertThat(line(report, "sql:select \\(again\\)", "sql:select +Unknown column"))
                .contains("avoid");
        assertThat(report).contains("(silent: sequence)", "task \"water_plants\" has not been observed");
        assertThat(line(report, "top1", "sequence")).containsPattern("0\\.[89]");
    }

    private static String line(String report, String... patterns) {
        return report.lines()
                .filter(line -> Arrays.stream(patterns)
                        .allMatch(pattern ->
                                Pattern.compile(pattern).matcher(line).find()))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no line with " + String.join(", ", patterns) + " in\n" + report));
    }

    @Test
    void demo_anotherSeed_findsOtherFigures() {
        assertThat(demo("demo", "--exit", "--observations", "500", "--seed", "1"))
                .isNotEqualTo(demo("demo", "--exit", "--observations", "500", "--seed", "2"));
    }

    @Test
    void demo_noObservations_isRefused() {
        TestScreen screen = new TestScreen("");
        assertThat(screen.run("demo", "--exit", "--observations", "0")).isEqualTo(2);
        assertThat(screen.err()).contains("--observations must be positive");
    }
}
