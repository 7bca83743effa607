package dev.patternengine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patternengine.cli.text.Cells;
import dev.patternengine.cli.text.Table;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.json.PatternWriter;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miners;
import dev.patternengine.mining.Offline;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the open patterns: those in a file of observations, or those of a running engine. */
@Command(name = "patterns", description = "Shows the patterns in a file of observations, or those of a running engine.")
final class PatternsCommand implements Callable<Integer> {
    private static final int TITLE_COLUMNS = 110;

    private final Miners miners;
    private final Screen screen;
    private final ObjectMapper mapper = new ObjectMapper();

    @ArgGroup(multiplicity = "1")
    private Source source;

    @Mixin
    private final KeyOptions key;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only these: sequence, recovery, tool or performance.")
    private Kind kind;

    @Option(names = "--json", description = "Prints one JSON object to standard output: {\"items\":[…]}.")
    private boolean json;

    PatternsCommand(Miners miners, Screen screen, Map<String, String> environment) {
        this.miners = miners;
        this.screen = screen;
        this.key = new KeyOptions(environment);
    }

    /** Where the patterns are. */
    private static final class Source {
        @Parameters(paramLabel = "FILE", description = "Observations, one JSON object a line; - for standard input.")
        private String file;

        @Option(
                names = "--url",
                converter = EngineUrl.class,
                description = "A running engine, such as http://localhost:8080.")
        private URI url;
    }

    @Override
    public Integer call() throws IOException {
        List<JsonNode> items = new ArrayList<>();
        int exitCode = 0;
        if (source.url == null) {
            exitCode = readFile(items);
        } else {
            readEngine(items);
        }
        print(items);
        return exitCode;
    }

    private List<Kind> kinds() {
        return kind == null ? Kind.ALL : List.of(kind);
    }

    private int readFile(List<JsonNode> items) throws IOException {
        ObservationFile file = new ObservationFile(source.file, screen);
        Offline offline = new Offline(miners, new LearnerLimits(LearnerLimits.DEFAULT.cells(), 0));
        file.readOnce((line, written, observation) -> offline.observe(List.of(offline.place(observation))));
        PatternWriter writer = new PatternWriter();
        for (Kind each : kinds()) {
            for (Pattern pattern : offline.patterns(each)) {
                if (pattern.open()) {
                    items.add(mapper.readTree(writer.bytes(pattern)));
                }
            }
        }
        return file.exitCode();
    }

    private void readEngine(List<JsonNode> items) throws IOException {
        EngineClient engine = EngineClient.of(source.url, key.key(), Pause.REAL);
        for (Kind each : kinds()) {
            String first = "/api/v1/patterns?state=open&kind=" + each.label();
            String cursor = "";
            do {
                JsonNode page = engine.get(cursor.isEmpty() ? first : first + "&cursor=" + encoded(cursor));
                page.path("items").forEach(items::add);
                cursor = page.path("next_cursor").asText("");
            } while (!cursor.isEmpty());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void print(List<JsonNode> items) throws IOException {
        if (json) {
            ObjectNode answer = mapper.createObjectNode();
            answer.putArray("items").addAll(items);
            screen.out().println(mapper.writeValueAsString(answer));
        } else if (items.isEmpty()) {
            screen.say("No patterns: too little evidence, or nothing repeats.");
        } else {
            Table table = Table.of("kind", "confidence", "interval", "support", "pattern");
            items.forEach(item -> addRows(table, item));
            table.print(screen.err());
            screen.err().flush();
        }
    }

    private static void addRows(Table table, JsonNode item) {
        if (item.path("kind").asText().equals(Kind.RECOVERY.label())) {
            RecoveryRows.add(table, item);
        } else {
            addRow(table, item);
        }
    }

    private static Interval interval(JsonNode item) {
        JsonNode bounds = item.path("interval");
        return new Interval(bounds.path(0).asDouble(), bounds.path(1).asDouble());
    }

    private static void addRow(Table table, JsonNode item) {
        boolean ofRatio = item.path("kind").asText().equals(Kind.PERFORMANCE.label());
        Interval interval = interval(item);
        table.row(
                item.path("kind").asText(),
                Cells.percent(item.path("confidence").asDouble(Double.NaN)),
                ofRatio ? Cells.times(interval) : Cells.percents(interval),
                Cells.count(item.path("support").asLong()),
                Cells.shortened(item.path("title").asText(), TITLE_COLUMNS));
    }
}
