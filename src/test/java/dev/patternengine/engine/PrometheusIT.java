package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patternengine.cli.demo.SimulatedAgents;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.HttpVerticle;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes two nodes of a cluster that work, by the configuration the project ships. */
@Timeout(240)
class PrometheusIT {
    private static final int AT_ONCE = 100;

    @TempDir
    private static Path folder;

    private static Nodes nodes;
    private static PrometheusProcess prometheus;

    @BeforeAll
    static void start() throws Exception {
        nodes = new Nodes(folder, 2);
        List<Integer> ports = new ArrayList<>();
        for (PatternEngine engine : nodes.all()) {
            HttpVerticle http =
                    new HttpVerticle(engine.gateway(), HttpSettings.DEFAULT.at("127.0.0.1", 0), Clock.systemUTC());
            result(engine.vertx().deployVerticle(http));
            ports.add(http.port());
        }
        prometheus = PrometheusProcess.start(folder, ports);
        SimulatedAgents agents = new SimulatedAgents(1, Instant.parse("2026-01-05T08:00:00Z"));
        List<Observation> observations = agents.observations(3_000);
        for (int from = 0; from < observations.size(); from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, observations.size());
            result(nodes.get(from / AT_ONCE % 2).observe(observations.subList(from, to)));
        }
        for (Question question : agents.questions()) {
            result(nodes.get(0).recommend(question));
            result(nodes.get(1).recommend(question));
        }
        until(() -> scrapes() >= 4);
    }

    @AfterAll
    static void stop() {
        prometheus.close();
        nodes.close();
    }

    /** How often the node that was scraped least was. */
    private static int scrapes() throws InterruptedException {
        JsonNode counts = prometheus.query("count_over_time(pattern_engine_build_info[10m])");
        int least = Integer.MAX_VALUE;
        for (JsonNode count : counts) {
            least = Math.min(least, count.at("/value/1").asInt());
        }
        return counts.size() < 2 ? 0 : least;
    }

    @Test
    void targets_all_areUp() throws Exception {
        JsonNode up = prometheus.query("up{job=\"pattern-engine\"} == 1");
        assertThat(up).hasSize(2);
    }

    @Test
    void rules_all_evaluateWithoutError() throws Exception {
        List<JsonNode> rules = new ArrayList<>();
        until(() -> {
            rules.clear();
            prometheus.get("/api/v1/rules").at("/data/groups").forEach(group -> group.get("rules")
                    .forEach(rules::add));
            return rules.stream().noneMatch(rule -> rule.get("health").asText().equals("unknown"));
        });
        assertThat(rules).hasSizeGreaterThan(20).allSatisfy(rule -> assertThat(
                        rule.get("health").asText())
                .as(rule.toString())
                .isEqualTo("ok"));
    }

    @Test
    void alerts_whileAllIsWell_areQuiet() throws Exception {
        assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}")).isEmpty();
    }

    @Test
    void panels_ofAllDashboards_getDataForEachOfTheirQueries() throws Exception {
        for (JsonNode dashboard : Dashboards.all()) {
            for (JsonNode panel : Dashboards.panels(dashboard)) {
                for (String query : Dashboards.queries(panel)) {
                    assertData(
                            dashboard.get("title").asText() + ", "
                                    + panel.get("title").asText(),
                            query);
                }
            }
        }
    }

    private static void assertData(String panel, String query) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (prometheus.query(query).isEmpty()) {
            assertThat(System.nanoTime() - end).as(panel + ": " + query).isNegative();
            Thread.onSpinWait();
        }
    }
}
