package dev.patternengine.cli;

import dev.patternengine.mining.CountingMiner;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs commands with what tests type, and keeps what they print. */
final class TestScreen {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Screen screen;

    TestScreen(String typed) {
        screen = new Screen(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                false);
    }

    Screen screen() {
        return screen;
    }

    int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    int run(Map<String, String> environment, String... arguments) {
        return PatternEngineCommand.commandLine(CountingMiner.miners(), screen, environment)
                .execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
