package dev.patternengine.bench;

import dev.patternengine.cli.demo.SimulatedAgents;
import dev.patternengine.domain.Observation;
import dev.patternengine.json.ObservationReader;
import dev.patternengine.json.ObservationWriter;
import dev.patternengine.json.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What benchmarks read: the lines of the file named by the property {@code lines}, else those of simulated agents. */
final class Lines {
    static final String FILE = "lines";

    private static final int SIMULATED = 20_000;

    private Lines() {}

    static byte[][] bytes() {
        String file = System.getProperty(FILE, "");
        return file.isEmpty() ? simulated() : read(Path.of(file));
    }

    private static byte[][] read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[][] simulated() {
        List<Observation> observations =
                new SimulatedAgents(1, Instant.parse("2026-01-05T08:00:00Z")).observations(SIMULATED);
        return observations.stream().map(new ObservationWriter()::bytes).toArray(byte[][]::new);
    }

    static Observation[] observations(byte[][] lines) {

        Observation[] observations = new Observation[lines.length];
        for (int line = 0; line < lines.length; line++) {
            observations[line] = ((Parsed.Accepted<Observation>) ObservationReader.read(lines[line])).value();
        }
        return observations;
    }
}
