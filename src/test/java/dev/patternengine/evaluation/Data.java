package dev.patternengine.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Recorded logs, kept outside the project; tests that need them are skipped where they are missing. */
final class Data {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Data() {}

    /** The observations of a file, as far as next tasks are concerned. */
    static List<Observation> read(String file) {
        Path path = Path.of(System.getProperty("patternengine.data", "../shared/data"), file);
        assumeTrue(
                Files.isReadable(path),
                () -> "no data: " + path.toAbsolutePath().normalize());
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> !line.isBlank()).map(Data::observation).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Observation observation(String line) {
        try {
            JsonNode fields = JSON.readTree(line);
            Observation.Builder builder = Observation.of(fields.path("task").asText())
                    .session(fields.path("session").asText())
                    .agent(fields.path("agent").asText())
                    .error(fields.path("error").asText(""))
                    .end(fields.path("end").asBoolean());
            if (fields.hasNonNull("success")) {
                builder.success(fields.get("success").asBoolean() ? Success.YES : Success.NO);
            }
            if (fields.hasNonNull("timestamp")) {
                builder.timestamp(LocalDateTime.parse(fields.get("timestamp").asText())
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli());
            }
            if (fields.hasNonNull("outcome")) {
                builder.outcome(fields.get("outcome").asDouble());
            }
            return builder.build();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
