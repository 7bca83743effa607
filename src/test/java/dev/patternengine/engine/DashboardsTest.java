package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana would stumble over: Grafana itself is not needed. */
class DashboardsTest {
    private static final Path PROVISIONING = Path.of("docker/grafana/provisioning");

    static Stream<JsonNode> dashboards() throws IOException {
        return Dashboards.all().stream();
    }

    @Test
    void dashboards_all_haveDifferentUidsAndTitles() throws IOException {
        Set<String> uids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (JsonNode dashboard : Dashboards.all()) {
            assertThat(uids.add(dashboard.get("uid").asText())).isTrue();
            assertThat(titles.add(dashboard.get("title").asText())).isTrue();
        }
        assertThat(uids).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_ofADashboard_haveIdsOfTheirOwnAndDoNotOverlap(JsonNode dashboard) {
        Set<Integer> ids = new HashSet<>();
        Set<Integer> cells = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            JsonNode place = panel.get("gridPos");
            int right = place.get("x").asInt() + place.get("w").asInt();
            assertThat(right).as(panel.get("title").asText()).isLessThanOrEqualTo(24);
            for (int x = place.get("x").asInt(); x < right; x++) {
                for (int y = place.get("y").asInt();
                        y < place.get("y").asInt() + place.get("h").asInt();
                        y++) {
                    assertThat(cells.add(1_000 * y + x))
                            .as(panel.get("title").asText())
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_ofADashboard_sayWhatTheyShowInWhichUnitFromWhichSource(JsonNode dashboard) {
        assertThat(dashboard.get("description").asText()).isNotBlank();
        assertThat(Dashboards.panels(dashboard)).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText()).endsWith(".");
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.get("targets")).isNotEmpty().allSatisfy(target -> {
                assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                assertThat(target.get("expr").asText()).isNotBlank();
                assertThat(target.get("legendFormat").asText()).isNotBlank();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void variables_ofADashboard_beginWithTheProvisionedSource(JsonNode dashboard) throws IOException {
        JsonNode source = new YAMLMapper()
                .readTree(PROVISIONING.resolve("datasources/prometheus.yml").toFile())
                .at("/datasources/0");
        JsonNode variable = dashboard.at("/templating/list/0");
        assertThat(variable.get("name").asText()).isEqualTo("datasource");
        assertThat(variable.at("/current/value").asText())
                .isEqualTo(source.get("uid").asText());
        assertThat(source.get("type").asText()).isEqualTo(variable.get("query").asText());
    }

    @Test
    void provider_pointsAtTheFolderThatComposeMounts() throws IOException {
        JsonNode provider = new YAMLMapper()
                .readTree(PROVISIONING.resolve("dashboards/pattern-engine.yml").toFile())
                .at("/providers/0");
        assertThat(provider.at("/options/path").asText()).isEqualTo("/var/lib/grafana/dashboards");
        assertThat(provider.get("type").asText()).isEqualTo("file");
    }
}
