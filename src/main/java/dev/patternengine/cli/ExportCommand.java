package dev.patternengine.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints all patterns and statistics of a running engine as lines of JSON. */
@Command(
        name = "export",
        description =
                "Prints all patterns and statistics of a running engine to standard output, one JSON object a line. Fails"
                        + " when the last line, {\"type\":\"end\"}, does not come.")
final class ExportCommand implements Callable<Integer> {
    private static final String END = "{\"type\":\"end\"";

    private final Screen screen;

    @Mixin
    private final EngineOptions engine;

    ExportCommand(Screen screen, Map<String, String> environment) {
        this.screen = screen;
        this.engine = new EngineOptions(environment);
    }

    @Override
    public Integer call() throws IOException {
        String last = "";
        try (BufferedReader lines = engine.client().lines("/api/v1/export")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                screen.out().println(line);
                last = line;
            }
        }
        screen.out().flush();
        if (!last.startsWith(END)) {
            throw new CommandFailed("the export was broken off: its last line is missing");
        }
        return 0;
    }
}
