package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
    /** Sessions that do a, b, c over and over. */
    private static String lines(int sessions) {
        StringBuilder lines = new StringBuilder();
        for (int session = 0; session < sessions; session++) {
            for (String task : List.of("a", "b", "c", "a", "b", "c")) {
                lines.append("{\"task\":\"" + task + "\",\"session\":\"s" + session + "\"}\n");
            }
        }
        return lines.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "arrival", "split"})
    void evaluate_json_printsOneObjectOfTheAgreedShape(String protocol) throws JsonProcessingException {
        TestScreen screen = new TestScreen(lines(20));
        assertThat(screen.run("evaluate", "-", "--protocol", protocol, "--json"))
                .isZero();
        assertThat(screen.err()).isEmpty();
        JsonNode report = new ObjectMapper().readTree(screen.out());
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly(
                        "file",
                        "protocol",
                        "observations",
                        "sessions",
                        "sequence",
                        "recovery",
                        "tool",
                        "performance",
                        "seconds");
        assertThat(report.path("file").asText()).isEqualTo("-");
        assertThat(report.path("protocol").asText()).isEqualTo(protocol);
        assertThat(report.path("observations").asInt()).isEqualTo(120);
        assertThat(report.path("sessions").asInt()).isEqualTo(20);
        JsonNode baselines = report.path("sequence").path("baselines");
        assertThat(baselines.path("ngram").path("n").asInt()).isEqualTo(2);
        assertThat(baselines.path("ngram").path("top1").asDouble()).isGreaterThan(0.9);
        assertThat(baselines.path("repeat_last").path("top1").asDouble()).isZero();
        assertThat(baselines.path("most_frequent").path("top3").asDouble()).isPositive();
    }

    @Test
    void evaluate_forPeople_isATableOnStandardError() {
        TestScreen screen = new TestScreen(lines(20));
        assertThat(screen.run("evaluate", "-")).isZero();
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err())
                .contains("protocol commit: 120 observations of 20 sessions", "engine", "best n-gram, n = 2");
    }

    @Test
    void evaluate_brokenLines_namesThemAndMeasuresTheOthers() throws JsonProcessingException {
        TestScreen screen = new TestScreen("nonsense\n" + lines(2));
        assertThat(screen.run("evaluate", "-", "--json")).isEqualTo(1);
        assertThat(screen.err()).startsWith("-:1: the line ");
        assertThat(new ObjectMapper()
                        .readTree(screen.out())
                        .path("observations")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void evaluate_noCells_isWrongUsage() {
        TestScreen screen = new TestScreen(lines(1));
        assertThat(screen.run("evaluate", "-", "--cells", "0")).isEqualTo(2);
        assertThat(screen.err()).contains("--cells must be positive, not 0");
    }
}
