package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.cli.text.Table;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryRowsTest {
    private static final String ACTION =
            "{\"action\":\"%s\",\"then\":[%s],\"success_rate\":0.9,\"interval\":[0.8,0.95],\"support\":12,\"avoid\":%s}";

    private static List<String> rows(String template, String name, List<String> actions) throws IOException {
        String item =
                "{\"task\":\"select\",\"template\":%s,\"class\":\"%s\",\"success_rate\":0.4,\"support\":30,\"actions\":[%s]}"
                        .formatted(template, name, String.join(",", actions));
        Table table = Table.of("kind", "confidence", "interval", "support", "pattern");
        RecoveryRows.add(table, new ObjectMapper().readTree(item));
        StringBuilder out = new StringBuilder();
        table.print(out);
        return out.toString()
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .skip(1)
                .toList();
    }

    @Test
    void add_aPattern_isTheErrorAndWhatToDoAndWhatNot() throws IOException {
        List<String> actions =
                List.of(ACTION.formatted("describe", "\"look\"", false), ACTION.formatted("select", "", true));
        assertThat(rows("\"Unknown column\"", "call", actions))
                .containsExactly(
                        "recovery 40 % 30 select: Unknown column",
                        "90 % [80, 95] 12 do describe, then look", "90 % [80, 95] 12 not select again");
    }

    @Test
    void add_anActionThatMayBeNoBetterThanOthers_isNoAdvice() throws IOException {
        String doubtful = ACTION.formatted("(same call)", "", false).replace("\"avoid\"", "\"clear\":false,\"avoid\"");
        assertThat(rows("\"e\"", "call", List.of(doubtful)))
                .last()
                .isEqualTo("90 % [80, 95] 12 may the same call again");
    }

    @Test
    void add_aClassThatIsNotTheCall_isNamed() throws IOException {
        assertThat(rows("null", "benign", List.of()))
                .containsExactly("recovery 40 % 30 select: no error text (benign)");
    }

    @Test
    void add_manyActions_areCountedBeyondTheSixth() throws IOException {
        List<String> actions = Collections.nCopies(9, ACTION.formatted("describe", "", false));
        assertThat(rows("\"e\"", "call", actions)).hasSize(8).last().isEqualTo("… 3 more");
    }
}
