package dev.patternengine.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards that the project ships for Grafana. */
final class Dashboards {
    private static final Path FOLDER = Path.of("docker/grafana/dashboards");

    private Dashboards() {}

    /** Each as its JSON. */
    static List<JsonNode> all() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                all.add(json.readTree(file.toFile()));
            }
        }
        return all;
    }

    /** The panels that show something. */
    static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> {
            if (!panel.get("type").asText().equals("row")) {
                panels.add(panel);
            }
        });
        return panels;
    }

    /** What a panel asks for, with the variables as Grafana would fill them in. */
    static List<String> queries(JsonNode panel) {
        List<String> queries = new ArrayList<>();
        panel.get("targets")
                .forEach(target -> queries.add(target.get("expr")
                        .asText()
                        .replace("$__rate_interval", "1m")
                        .replace("$instance", ".*")));
        return queries;
    }
}
