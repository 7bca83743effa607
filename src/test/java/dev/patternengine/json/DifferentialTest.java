package dev.patternengine.json;

import static dev.patternengine.json.ObservationReaderTest.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The streaming reader against a tree model, on random valid observations and on their broken mutants. */
class DifferentialTest {
    private static final long SEED = 4711;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] PIECES = {"a", "é", "😀", "\\", "\"", "/", " ", "ß", "0", "中"};

    private final Random random = new Random(SEED);

    @Test
    void read_randomValidObservation_agreesWithTheTree() throws IOException {
        for (int round = 0; round < 5_000; round++) {
            ObjectNode tree = observation();
            byte[] json = random.nextBoolean()
                    ? MAPPER.writeValueAsBytes(tree)
                    : MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);

            assertThat(accepted(ObservationReader.read(json)))
                    .as("seed %d, round %d: %s", SEED, round, tree)
                    .isEqualTo(ObservationOracle.observation(tree));
        }
    }

    @Test
    void read_randomlyBrokenBytes_neverThrows() throws IOException {
        for (int round = 0; round < 20_000; round++) {
            byte[] json = MAPPER.writeValueAsBytes(observation());
            for (int change = random.nextInt(4); change >= 0; change--) {
                json[random.nextInt(json.length)] = (byte) random.nextInt(256);
            }
            assertThat(ObservationReader.read(json))
                    .as("seed %d, round %d", SEED, round)
                    .isNotNull();
            assertThat(QuestionReader.read(json, 0, 0)).isNotNull();
        }
    }

    @Test
    void readArray_randomArrays_findsTheElementsOfTheTree() throws IOException {
        for (int round = 0; round < 500; round++) {
            ArrayNode tree = JsonNodeFactory.instance.arrayNode();
            for (int count = random.nextInt(6); count > 0; count--) {
                tree.add(random.nextInt(4) == 0 ? JsonNodeFactory.instance.textNode(text()) : observation());
            }
            ArrayNode found = JsonNodeFactory.instance.arrayNode();
            byte[] json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);

            assertThat(ArrayReader.read(
                            json, (number, bytes, offset, length) -> found.add(node(bytes, offset, length))))
                    .isEmpty();
            assertThat(found).as("seed %d, round %d", SEED, round).isEqualTo(tree);
        }
    }

    private static JsonNode node(byte[] bytes, int offset, int length) {
        try {
            return MAPPER.readTree(bytes, offset, length);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ObjectNode observation() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("task", "t" + text());
        for (String name : List.of("id", "session", "agent", "tool", "error")) {
            if (random.nextBoolean()) {
                tree.put(name, text());
            }
        }
        if (random.nextBoolean()) {
            tree.put(
                    "timestamp",
                    Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)).toString());
            tree.put("execution_time", random.nextDouble() * Math.pow(10, random.nextInt(12) - 6));
        }
        if (random.nextBoolean()) {
            tree.put("success", random.nextInt(3) == 0 ? null : random.nextBoolean());
            tree.set("context", attributes());
        }
        if (random.nextBoolean()) {
            tree.set("params", attributes());
            tree.put("outcome", random.nextInt(3));
            tree.put("end", random.nextBoolean());
        }
        return tree;
    }

    private ObjectNode attributes() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        for (int count = random.nextInt(5); count > 0; count--) {
            switch (random.nextInt(5)) {
                case 0 -> tree.put(text(), random.nextInt());
                case 1 -> tree.put(text(), random.nextGaussian());
                case 2 -> tree.put(text(), random.nextBoolean());
                case 3 -> tree.putNull(text());
                default -> tree.put(text(), text());
            }
        }
        return tree;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(8); count > 0; count--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
