package dev.patternengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * Any bytes: the readers throw nothing, and the reader of observations takes and refuses what strict Jackson and the rules
 * of the contract do, with the same values. Without {@code -Pfuzz} it runs on the inputs kept in
 * {@code src/test/resources}; with it, on whatever leads to new paths through the code.
 */
class ObservationReaderFuzz {
    private static final List<String> OF_SYNTAX =
            List.of("is not valid", "is cut off", "holds something that follows", "is given twice", "NaN and Infinity");

    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_agreesWithTheTree(byte[] bytes) {
        Parsed<?> parsed = ObservationReader.read(bytes);
        Optional<ObjectNode> tree = ObservationOracle.tree(bytes);

        if (parsed instanceof Parsed.Accepted<?> accepted) {
            assertThat(tree).as("strict Jackson's reading").isPresent();
            assertThat(ObservationOracle.isObservation(tree.get())).isTrue();
            assertThat(accepted.value()).isEqualTo(ObservationOracle.observation(tree.get()));
        } else if (parsed instanceof Parsed.Refused<?> refused && tree.isPresent()) {
            String reason = refused.rejection().reason();
            assertThat(ObservationOracle.isObservation(tree.get())).as(reason).isFalse();
            assertThat(OF_SYNTAX).as(reason).noneMatch(reason::startsWith);
        }
        assertThat(QuestionReader.read(bytes, 0, 0)).isNotNull();
        assertThat(OutcomeReader.read(bytes)).isNotNull();
        assertThat(ReviewReader.read(bytes, 0, "")).isNotNull();
        assertThat(RetractionReader.read(bytes)).isNotNull();
        assertThat(KeyRequestReader.read(bytes)).isNotNull();
        assertThat(LevelReader.read(bytes)).isNotNull();
        ArrayReader.read(
                bytes,
                (number, source, offset, length) -> ObservationReader.read(source, offset, length, Fallback.NONE));
    }
}
