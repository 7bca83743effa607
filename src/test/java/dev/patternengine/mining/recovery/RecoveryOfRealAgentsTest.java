package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.mining.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What SQL agents did about their errors (InterCode), where the data is at hand. */
class RecoveryOfRealAgentsTest {
    private static final Path LOG =
            Path.of(System.getProperty("patternengine.data", "../shared/data"), "agents", "intercode_sql.ndjson");

    private final RecoveryMiner miner = new RecoveryMiner();
    private final Model model = new Model();
    private final Map<String, RecoveryState> sessions = new HashMap<>();

    private static Observation observation(JsonNode line) {
        Observation.Builder builder = Observation.of(line.path("task").asText())
                .session(line.path("session").asText())
                .error(line.path("error").asText())
                .timestamp(0)
                .outcome(line.path("outcome").asDouble(Double.NaN));
        if (line.has("success")) {
            builder.success(line.path("success").asBoolean());
        }
        return builder.build();
    }

    private void observe(Observation observation) {
        RecoveryState state = sessions.getOrDefault(observation.session(), miner.begin());
        Evidence.Builder out = new Evidence.Builder();
        miner.teach(state, null, new Placed(1, false, observation.closes(), observation), model, out);
        model.apply(out.build());
        sessions.put(observation.session(), miner.advance(state, observation));
    }

    @Test
    void patterns_unknownColumn_lookAtTheTableInsteadOfTryingAgain() throws IOException {
        assumeTrue(Files.exists(LOG), () -> "no " + LOG + ": set -Dpatternengine.data");
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(LOG)) {
            observe(observation(json.readTree(line)));
        }
        Pattern.Recovery recovery = miner.patterns(model).stream()
                .map(pattern -> (Pattern.Recovery) pattern.detail())
                .filter(detail -> detail.template().contains("Unknown column"))
                .findFirst()
                .orElseThrow();
        List<Pattern.Action> advised =
                recovery.actions().stream().filter(action -> !action.avoid()).toList();
        assertThat(recovery.task()).isEqualTo("sql:SELECT");
        assertThat(advised.get(0).action()).isIn("sql:DESCRIBE", "sql:SHOW_COLUMNS");
        assertThat(advised).extracting(Pattern.Action::action).contains("sql:DESCRIBE");
        assertThat(recovery.actions())
                .filteredOn(Pattern.Action::avoid)
                .extracting(Pattern.Action::action)
                .contains("sql:SELECT");
    }
}
