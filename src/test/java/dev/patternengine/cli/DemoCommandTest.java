package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.engine.StandardMiners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"--port=9000", "--host=127.0.0.1", "--jwt-issuer=a"})
    void demo_ofSeveralNodes_refusesWhatIsForOne(String option) {
        TestScreen screen = new TestScreen("");

        int code = PatternEngineCommand.commandLine(StandardMiners.ALL, screen.screen())
                .execute("demo", "--nodes", "2", "--exit", option);

        assertThat(code).isEqualTo(2);
        assertThat(screen.err())
                .contains(option.substring(0, option.indexOf('=')) + " is for one node")
                .doesNotContain("Redis at");
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

    /** The answers at its top but that of recorded runs, and the figures whose command is the demo. */
    @Test
    void demo_asItIs_printsTheFiguresOfTheReadme() throws IOException {
        String report = demo("demo", "--exit").replaceAll(" +", " ");
        List<String> readme = Files.readAllLines(Path.of("README.md"));
        List<String> answers =
                readme.subList(readme.indexOf("| question | answer looks like |") + 2, readme.size()).stream()
                        .takeWhile(line -> line.startsWith("|"))
                        .filter(line -> !line.startsWith("| what goes with success"))
                        .toList();
        List<String> told = all("\\d+ % of \\d+|\\d+ % \\[\\d+, \\d+]|\\d+ pairs|[\\d.]+× \\[[\\d., ]+]", answers);
        assertThat(told).hasSizeGreaterThan(8);
        assertThat(told).allSatisfy(figure -> assertThat(report).contains(figure.replace("×", " times")));
        List<String> measured = readme.stream()
                .filter(line ->
                        line.startsWith("| next task of simulated") || line.startsWith("| recovered when the advice"))
                .toList();
        List<String> shares = all("\\d+\\.\\d(?= %)|(?<=of )\\d+", measured);
        assertThat(shares).hasSize(6);
        assertThat(shares).allSatisfy(share -> assertThat(report).contains(" " + asPrinted(share) + "\n"));
    }

    /** {@code 88.6} percent are {@code 0.886} in the demo's tables. */
    private static String asPrinted(String share) {
        return share.contains(".") ? "0." + share.replace(".", "") : share;
    }

    private static List<String> all(String pattern, List<String> lines) {
        return lines.stream()
                .flatMap(line -> Pattern.compile(pattern).matcher(line).results())
                .map(MatchResult::group)
                .toList();
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
