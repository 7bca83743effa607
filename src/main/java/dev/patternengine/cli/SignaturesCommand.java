package dev.patternengine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.patternengine.mining.recovery.Signatures;
import dev.patternengine.mining.recovery.Signatures.Signature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code signatures}: error messages on standard input, one a line, become one JSON object each on standard output, after
 * the end of the input and from the final grouping. Blank lines count. UTF-8 whatever the locale.
 */
@Command(
        name = "signatures",
        description = "Groups error messages: one a line on standard input, one JSON object each on standard output.")
public final class SignaturesCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        write(Signatures.of(read(System.in)), System.out);
        return 0;
    }

    /** The lines of the input; ends at line feeds only, with or without a carriage return. */
    static List<String> read(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    /** Writes {@code {"line","signature","template"}} for each, lines from 1. */
    static void write(List<Signature> signatures, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(new SerializedString("\n"));
            int line = 0;
            for (Signature signature : signatures) {
                json.writeStartObject();
                json.writeNumberField("line", ++line);
                json.writeStringField("signature", signature.id());
                json.writeStringField("template", signature.template());
                json.writeEndObject();
            }
            if (line > 0) {
                json.writeRaw('\n');
            }
        }
    }
}
