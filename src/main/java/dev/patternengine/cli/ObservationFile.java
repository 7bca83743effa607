package dev.patternengine.cli;

import dev.patternengine.cli.text.Cells;
import dev.patternengine.domain.Observation;
import dev.patternengine.json.ObservationReader;
import dev.patternengine.json.Parsed;
import dev.patternengine.json.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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

    /** An observation as it stands in the file. */
    private static final class Recorded {
        private final LineReader.Line line;
        private final Observation observation;

        Recorded(LineReader.Line line, Observation observation) {
            this.line = line;
            this.observation = observation;
        }
    }

    /** Hands all observations to the sink, in order. */
    void read(Sink sink) throws IOException {
        try (InputStream in = open();
                Progress progress = screen.progress("Reading " + name, size())) {
            LineReader lines = new LineReader(in, LONGEST_LINE);
            for (Optional<Recorded> next = next(lines, progress); next.isPresent(); next = next(lines, progress)) {
                Recorded recorded = next.get();
                sink.take(recorded.line.number(), recorded.line.bytes(), recorded.observation);
            }
        }
        tellOfTheRest();
    }

    /** Hands all observations to the sink, in order, those that come again under an id but once; tells how many that were. */
    void readOnce(Sink sink) throws IOException {
        Once once = new Once();
        read((line, json, observation) -> {
            if (once.isNew(observation)) {
                sink.take(line, json, observation);
            }
        });
        if (once.repeated() > 0) {
            screen.say(name + ": " + Cells.count(once.repeated(), "observation")
                    + " left out: an observation with the same id came before in the session");
        }
    }

    /** Hands all observations, in order, to a work that asks for one after the other; it must ask for all of them. */
    <T> T read(Function<Iterator<Observation>, T> work) throws IOException {
        try (InputStream in = open();
                Progress progress = screen.progress("Reading " + name, size())) {
            LineReader lines = new LineReader(in, LONGEST_LINE);
            T done = work.apply(Stream.generate(() -> nextOrFail(lines, progress))
                    .takeWhile(Optional::isPresent)
                    .map(next -> next.get().observation)
                    .iterator());
            tellOfTheRest();
            return done;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private Optional<Recorded> nextOrFail(LineReader lines, Progress progress) {
        try {
            return next(lines, progress);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<Recorded> next(LineReader lines, Progress progress) throws IOException {
        for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            progress.at(lines.bytesRead());
            Optional<Recorded> recorded = parse(line.get());
            if (recorded.isPresent()) {
                return recorded;
            }
        }
        return Optional.empty();
    }

    private Optional<Recorded> parse(LineReader.Line line) {
        if (line.isTooLong()) {
            complain(line.number(), "", "is longer than " + LONGEST_LINE + " bytes");
        } else if (!line.isBlank()) {
            Parsed<Observation> parsed = ObservationReader.read(line.bytes());
            if (parsed instanceof Parsed.Accepted<Observation> accepted) {
                return Optional.of(new Recorded(line, accepted.value()));
            }
            if (parsed instanceof Parsed.Refused<Observation> refused) {
                Rejection rejection = refused.rejection();
                complain(line.number(), rejection.pointer(), rejection.reason());
            }
        }
        return Optional.empty();
    }

    private void tellOfTheRest() {
        if (broken > MOST_COMPLAINTS) {
            screen.say(name + ": " + (broken - MOST_COMPLAINTS) + " more lines that could not be read");
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
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw cannotRead("it is a directory");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException missing) {
            throw cannotRead("no such file");
        } catch (AccessDeniedException denied) {
            throw cannotRead("permission denied");
        }
    }

    private CommandFailed cannotRead(String reason) {
        return new CommandFailed("cannot read " + name + ": " + reason);
    }

    private long size() throws IOException {
        return name.equals(STANDARD_INPUT) ? Progress.UNKNOWN : Files.size(Path.of(name));
    }
}
