package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Prometheus' rules: they are valid, do what they are for, and lead people to what helps. */
class AlertRulesTest {
    private static final Path FOLDER = Path.of("docker/prometheus");

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        new YAMLMapper()
                .readTree(FOLDER.resolve("rules/alerts.yml").toFile())
                .at("/groups/0/rules")
                .forEach(alerts::add);
        return alerts;
    }

    @Test
    void configuration_andRules_areValid() throws Exception {
        assertThat(Promtool.run("", "check", "config", "--lint=all", "--lint-fatal", FOLDER + "/prometheus.yml"))
                .contains("SUCCESS")
                .doesNotContain("exit");
    }

    @Test
    void rules_onSeriesMadeUp_fireAndAreQuiet() throws Exception {
        assertThat(Promtool.run("", "test", "rules", FOLDER + "/tests/alerts.yml"))
                .doesNotContain("exit");
    }

    @Test
    void alerts_all_areTestedBothWaysAndHaveAnEntryInTheRunbook() throws IOException {
        String tests = Files.readString(FOLDER.resolve("tests/alerts.yml"));
        String runbook = Files.readString(Path.of("docs/operations.md"));
        assertThat(alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            String name = alert.get("alert").asText();
            assertThat(tests).contains("name: " + name + " fires").contains("name: " + name + " is quiet");
            assertThat(alert.at("/annotations/runbook").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(runbook).contains("\n#### " + name + "\n");
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        });
    }
}
