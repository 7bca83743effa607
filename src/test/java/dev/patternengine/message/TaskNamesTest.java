package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.domain.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskNamesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 7;

    private final TaskNames names = new TaskNames();

    private void add(int count, IntFunction<String> name) {
        names.addAll(IntStream.range(0, count)
                .mapToObj(number -> Observation.of(name.apply(number)).build())
                .toList());
    }

    private String shape() {
        return names.warning().map(NamesWarning::shape).orElse("");
    }

    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 26))))
                .reduce("", String::concat);
    }

    @Test
    void warning_numbersInNames_namesTheShapeAmongHonestTasks() {
        add(200, number -> number % 2 == 0 ? "fetch_order_" + (8_800 + number) : "sql:select");
        assertThat(names.warning()).contains(new NamesWarning("fetch_order_<*>", 100, 100));
        assertThat(names.warning().orElseThrow().text()).contains("100 of 100", "params or context");
    }

    @Test
    void warning_uuidsAndSeveralNumbers_areOneShape() {
        Random random = new Random(SEED);
        add(100, number -> "load " + new UUID(random.nextLong(), random.nextLong()) + "/page-" + number);
        assertThat(shape()).startsWith("load <*>").endsWith("page-<*>");
    }

    @Test
    void warning_namesWithoutDigits_areFoundByTheWordThatDiffers() {
        add(TaskNames.WORDS - 1, number -> "mail " + letters(1_000 + number) + " back");
        assertThat(shape()).as("too few to tell").isEmpty();
        add(10, number -> "mail " + letters(5_000 + number) + " back");
        assertThat(shape()).isEqualTo("mail <*> back");
    }

    @Test
    void warning_freeText_isFoundByNothingComingTwice() {
        add(TaskNames.ANY, number -> letters(9_000 + number * 7) + " " + letters(500_000 + number * 131));
        assertThat(shape()).isEqualTo("<*>");
    }

    @Test
    void warning_manyToolsThatComeAgain_isNone() {
        Random random = new Random(SEED);
        for (int step = 0; step < 30; step++) {
            add(100, number -> "api_call_" + letters(400 + random.nextInt(600)));
            assertThat(shape()).as("after %d, seed %d", (step + 1) * 100, SEED).isEmpty();
        }
    }

    @Test
    void warning_namesMended_endsWithTheSecondWindow() {
        add(200, number -> "fetch_" + number);
        add(TaskNames.WINDOW, number -> "fetch");
        assertThat(shape()).as("of the window before").isEqualTo("fetch_<*>");
        add(TaskNames.WINDOW, number -> "fetch");
        assertThat(shape()).isEmpty();
    }

    /** Recorded logs of processes and agents: their names are honest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "process/bpi12w",
                "process/bpi13_incidents",
                "process/helpdesk",
                "process/production",
                "process/receipt_phase",
                "process/sepsis",
                "process/traffic_fines",
                "agents/intercode_bash",
                "agents/intercode_sql",
                "agents/tau2_airline",
                "agents/tau2_retail",
                "agents/tau_airline_gpt4o",
                "agents/tau_retail_grok3_503",
                "agents/whowhen"
            })
    void warning_recordedLog_isNoneAtAnyMoment(String file) throws IOException {
        Path path = Path.of(System.getProperty("patternengine.data", "../shared/data"), file + ".ndjson");
        assumeTrue(Files.isReadable(path), () -> "no data: " + path.toAbsolutePath());
        List<String> lines = Files.readAllLines(path);
        for (int place = 0; place < lines.size(); place++) {
            String task = JSON.readTree(lines.get(place)).path("task").asText();
            names.addAll(List.of(Observation.of(task).build()));
            if (place % 500 == 0 || place == lines.size() - 1) {
                assertThat(names.warning()).as("line %d", place + 1).isEmpty();
            }
        }
    }

    @Test
    void news_underOneTenant_comesOnceAMinuteAndNotToOthers() {
        Naming naming = new Naming();
        long minute = 60_000_000_000L;
        naming.add("a", List.of(Observation.of("quiet").build()));
        assertThat(naming.news("a", 1)).isEmpty();
        for (int number = 0; number < 100; number++) {
            naming.add("b", List.of(Observation.of("fetch " + number).build()));
        }
        assertThat(naming.news("b", 1)).isPresent();
        assertThat(naming.news("b", minute)).isEmpty();
        assertThat(naming.news("b", 1 + minute)).isPresent();
        assertThat(naming.warning("a")).isEmpty();
        assertThat(naming.warned()).isEqualTo(1);
    }

    @Test
    void add_moreTenantsThanAreWatched_areNotWatched() {
        Naming naming = new Naming();
        for (int tenant = 0; tenant <= Naming.MOST_TENANTS; tenant++) {
            for (int number = 0; number < 100; number++) {
                naming.add(
                        "t" + tenant, List.of(Observation.of("fetch " + number).build()));
            }
        }
        assertThat(naming.warned()).isEqualTo(Naming.MOST_TENANTS);
    }
}
