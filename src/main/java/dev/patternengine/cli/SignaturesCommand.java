package dev.patternengine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.patternengine.mining.recovery.Signatures;
import dev.patternengine.mining.recovery.Signatures.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code signatures}: error messages on standard input, one a line, become one JSON object each on standard output, after
 * the end of the input and from the final grouping. Blank lines count. UTF-8 whatever the locale. Memory: that of
 * {@link Signatures}; what the messages come to waits in a file when it is more than a megabyte.
 */
@Command(
        name = "signatures",
        description = "Groups error messages: one a line on standard input, one JSON object each on standard output.")
final class SignaturesCommand implements Callable<Integer> {
    /** Bytes of a line that are looked at: more than the characters that masks look at can have. */
    private static final int LONGEST_LINE = 1 << 16;

    /** Bytes of masked messages that wait in memory. */
    private static final int IN_MEMORY = 1 << 20;

    /** After so many lines it is asked whether they are still read. */
    private static final int LINES_AT_A_TIME = 1_024;

    private final Screen screen;
    private final Signatures signatures = new Signatures();

    @Option(
            names = "--temporary",
            paramLabel = "FOLDER",
            description =
                    "Where masked messages wait for the end of the input, once they are more than a megabyte; the file"
                            + " is removed in any case (default: ${DEFAULT-VALUE}).")
    private Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

    private long line;

    SignaturesCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        try (Spill masked = new Spill(temporary, IN_MEMORY)) {
            read(masked);
            write(masked);
        }
        return 0;
    }

    private void read(Spill masked) throws IOException {
        LineReader lines = new LineReader(screen.in(), LONGEST_LINE);
        try (Progress progress = screen.progress("Reading messages", Progress.UNKNOWN)) {
            for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                masked.add(signatures.learn(new String(next.get().bytes(), StandardCharsets.UTF_8)));
                progress.at(lines.bytesRead());
            }
        }
    }

    /** Writes {@code {"line","signature","template"}} for each, lines from 1, until nobody reads them any more. */
    private void write(Spill masked) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(screen.out())) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(new SerializedString("\n"));
            masked.forEach(text -> {
                write(signatures.of(text), json);
                return line % LINES_AT_A_TIME != 0 || !screen.out().checkError();
            });
            if (line > 0) {
                json.writeRaw('\n');
            }
        }
    }

    private void write(Signature signature, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("line", ++line);
        json.writeStringField("signature", signature.id());
        json.writeStringField("template", signature.template());
        json.writeEndObject();
    }
}
