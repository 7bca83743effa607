package dev.patternengine.mining.sequence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patternengine.domain.Observation;
import dev.patternengine.json.ObservationReader;
import dev.patternengine.json.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recorded runs, kept outside the project; tests that need them are skipped where they are missing. */
final class RealRuns {
    private RealRuns() {}

    /** The observations of a file, by session. */
    static Map<String, List<Observation>> read(String file) {
        Path path = Path.of(System.getProperty("patternengine.data", "../shared/data"), file);
        assumeTrue(
                Files.isReadable(path),
                () -> "no data: " + path.toAbsolutePath().normalize());
        Map<String, List<Observation>> sessions = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(path)) {
                Observation observation = observation(line);
                sessions.computeIfAbsent(observation.session(), session -> new ArrayList<>())
                        .add(observation);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sessions;
    }

    private static Observation observation(String line) {
        Parsed<Observation> parsed = ObservationReader.read(line.getBytes(StandardCharsets.UTF_8));
        Observation read = ((Parsed.Accepted<Observation>) parsed).value();
        return read.timestamp() == Observation.NO_TIMESTAMP ? read.at(0) : read;
    }

    /** Whether a run was told to have gone well. */
    static boolean succeeded(List<Observation> run) {
        return run.get(run.size() - 1).outcome() >= 0.5;
    }
}
