package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replays tool-choice data as an agent would live through it: asks, does what is advised, tells how that one tool did.
 * Nothing is known of the tools that were not chosen.
 */
class ToolChoiceReplayTest {
    private static final Path DATA =
            Path.of(System.getProperty("patternengine.data", "../shared/data")).resolve("choice");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEEDS = 3;

    private Offline engine;
    private long number;

    @ParameterizedTest
    @CsvSource({
        "mushroom, .985",
        "nursery, .88",
        "car, .77",
        "bfcl_multiple, .93",
        "bfcl_live_multiple, .80",
        "tau_retail_steps, .68"
    })
    void answer_exploringOnePassOverRealChoices_choosesARightToolOftenEnough(String set, double least)
            throws IOException {
        Path file = DATA.resolve(set + ".ndjson");
        assumeTrue(Files.exists(file), () -> "no data in " + DATA.toAbsolutePath());
        JsonNode words = JSON.readTree(DATA.resolve(set + ".arms.json").toFile());
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            sum += reward(Files.readAllLines(file), words, seed);
        }
        System.out.printf(Locale.ROOT, "%-20s mean reward %.4f, seeds 0 to %d%n", set, sum / SEEDS, SEEDS - 1);
        assertThat(sum / SEEDS).as("mean reward, seeds 0 to %d", SEEDS - 1).isGreaterThan(least);
    }

    private double reward(List<String> lines, JsonNode words, int seed) throws IOException {
        engine = new Offline(CountingMiner.miners().with(ToolMiner::new), new LearnerLimits(4_000_000, 0));
        number = seed;
        List<String> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        int right = 0;
        for (String line : shuffled) {
            right += isRight(JSON.readTree(line), words) ? 1 : 0;
        }
        return (double) right / lines.size();
    }

    private boolean isRight(JsonNode event, JsonNode words) {
        Attributes context = context(event);
        Question question = Question.builder()
                .task(event.get("task").asText())
                .goal(text(event.get("text")))
                .context(context)
                .candidates(candidates(event, words))
                .explore(true)
                .seed(number++)
                .build();
        Advice.Item first = engine.answer(Kind.TOOL, question).items().get(0);
        boolean right = StreamSupport.stream(event.get("right").spliterator(), false)
                .anyMatch(tool -> tool.asText().equals(first.action()));
        Attributes told =
                question.goal().isEmpty() ? context : context.with(Attributes.GOAL, Value.of(question.goal()));
        engine.observe(Observation.of(question.task())
                .session(event.get("session").asText())
                .tool(first.action())
                .context(told)
                .success(right)
                .build());
        return right;
    }

    private static Attributes context(JsonNode event) {
        Attributes context = Attributes.NONE;
        for (var field : event.get("ctx").properties()) {
            context = context.with(field.getKey(), Value.of(field.getValue().asText()));
        }
        return context;
    }

    private static List<Candidate> candidates(JsonNode event, JsonNode words) {
        return StreamSupport.stream(event.get("arms").spliterator(), false)
                .map(tool -> new Candidate(tool.asText(), text(words.get(tool.asText()))))
                .toList();
    }

    private static String text(JsonNode words) {
        return String.join(
                " ",
                StreamSupport.stream(words.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }
}
