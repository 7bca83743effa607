package dev.patternengine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that serves as one node of a cluster. */
final class ClusterNode implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Serving at (http://localhost:\\d+)");

    private final Process process;
    private final URI address;

    private ClusterNode(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it; returns once it serves. */
    static ClusterNode start(String redis) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "dev.patternengine.Main",
                        "serve",
                        "--port",
                        "0",
                        "--cluster",
                        "--redis",
                        redis)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                drain(lines);
                return new ClusterNode(process, URI.create(matcher.group(1)));
            }
        }
        throw new IOException("the node did not start");
    }

    /** What it says later must not fill the pipe. */
    private static void drain(BufferedReader lines) {
        Thread thread = new Thread(() -> lines.lines().forEach(line -> {}));
        thread.setUncaughtExceptionHandler((ended, closed) -> {});
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /** Processor time so far. */
    Duration processor() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** What of it its compiler took. */
    Duration compiler() {
        return CompilerTime.of(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
