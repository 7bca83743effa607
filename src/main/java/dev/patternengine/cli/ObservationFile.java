package dev.patternengine.cli;

import dev.patternengine.domain.Observation;
import dev.patternengine.json.ObservationReader;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of observations, one JSON object a line, or standard input. Streams, so that it may be larger than the memory; a
 * line that cannot be read is told of and passed over, and so are blank lines.
 */
final class ObservationFile {
    /** The name of standard input. */
    static final String STANDARD_INPUT = "-";

    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_COMPLAINTS = 50;

    private final String name;
    private final Screen screen;
    private long broken;

    /** @param name of the file, or {@link #STANDARD_INPUT} */
    ObservationFile(String name, Screen screen) {
        this.name = name;
        this.screen = screen;
    }

    /** Takes one observation of a file. */
    @FunctionalInterface
    interface Sink {
        /**
         * @param line its number, from 1
         * @param json the observation as it was written
         */
        void take(long line, byte[] json, Observation observation) throws IOException;
    }

    /** Hands all observations to the sink, in order. */
    void read(Sink sink) throws IOException {
        try (InputStream in = open();
                Progress progress = screen.progress("Reading " + name, size())) {
            LineReader lines = new LineReader(in, LONGEST_LINE);
            for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                read(line.get(), sink);
                progress.at(lines.bytesRead());
            }
        }
        if (broken > MOST_COMPLAINTS) {
            screen.say(name + ": " + (broken - MOST_COMPLAINTS) + " more lines that could not be read");
        }
    }

    private void read(LineReader.Line line, Sink sink) throws IOException {
        if (line.isTooLong()) {
            complain(line.number(), "", "is longer than " + LONGEST_LINE + " bytes");
        } else if (!line.isBlank()) {
            Parsed<Observation> parsed = ObservationReader.read(line.bytes());
            if (parsed instanceof Parsed.Accepted<Observation> accepted) {
                sink.take(line.number(), line.bytes(), accepted.value());
            } else if (parsed instanceof Parsed.Refused<Observation> refused) {
                Rejection rejection = refused.rejection();
                complain(line.number(), rejection.pointer(), rejection.reason());
            }
        }
    }

    /** Tells of a line that was refused: file, line, field and reason. */
    void complain(long line, String pointer, String reason) {
        broken++;
        if (broken <= MOST_COMPLAINTS) {
            String field = pointer.isEmpty() ? "the line" : pointer;
            screen.say(name + ":" + line + ": " + field + " " + reason);
        }
    }

    /** 0 when every line was good, else 1: what the command ends with. */
    int exitCode() {
        return broken == 0 ? 0 : 1;
    }

    /** The file's name as it is shown. */
    String name() {
        return name;
    }

    private InputStream open() throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return screen.in();
        }
        try {
            return Files.newInputStream(Path.of(name));
        } catch (NoSuchFileException missing) {
            throw new NoSuchFileException(name, null, "no such file");
        }
    }

    private long size() throws IOException {
        return name.equals(STANDARD_INPUT) ? Progress.UNKNOWN : Files.size(Path.of(name));
    }
}
