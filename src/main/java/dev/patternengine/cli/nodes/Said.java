package dev.patternengine.cli.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process prints: read until it says what is waited for, then thrown away so that it never fills the pipe. */
final class Said {
    private Said() {}

    /**
     * The first group of the pattern in the first line that has it.
     *
     * @throws IOException when the process ends without; with all that it said
     */
    static String await(Process process, Pattern wanted) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = wanted.matcher(line);
            if (matcher.find()) {
                drain(lines);
                return matcher.group(1);
            }
            all.append(line).append('\n');
        }
        throw new IOException(
                "a process of the demo did not start: " + all.toString().strip());
    }

    private static void drain(BufferedReader lines) {
        Thread thread = new Thread(() -> lines.lines().forEach(line -> {}), "output of a process");
        thread.setUncaughtExceptionHandler((ended, closed) -> {});
        thread.setDaemon(true);
        thread.start();
    }
}
