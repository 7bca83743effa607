package dev.patternengine.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import dev.patternengine.mining.RandomRuns;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ObservationWriterTest {
    private final ObservationWriter writer = new ObservationWriter();

    @Test
    void bytes_readAgain_giveAnEqualObservation() {
        for (Observation random : new RandomRuns(4, 30).observations(2_000)) {
            Observation observation = random.from("");
            assertThat(ObservationReader.read(writer.bytes(observation)))
                    .isEqualTo(new Parsed.Accepted<>(observation, 0));
        }
    }

    @Test
    void bytes_leastObservation_tellNothingElse() {
        assertThat(new String(writer.bytes(Observation.of("a").build()), StandardCharsets.UTF_8))
                .isEqualTo("{\"task\":\"a\",\"success\":true}");
    }
}
