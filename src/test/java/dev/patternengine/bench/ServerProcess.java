package dev.patternengine.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An {@link IngestServer} and the pipes to it. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;
    private final int[] ports;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        String[] said = answers.readLine().split(" ", 2);
        this.ports = new int[] {Integer.parseInt(said[0]), Integer.parseInt(said[1])};
    }

    /** Starts it; returns once it serves. */
    static ServerProcess start(Path folder, int measuredPermille) throws IOException {
        return new ServerProcess(new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        IngestServer.class.getName(),
                        folder.toString(),
                        Integer.toString(measuredPermille))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Where observations are learned and kept. */
    int durable() {
        return ports[0];
    }

    /** Where observations are read and thrown away. */
    int parsing() {
        return ports[1];
    }

    long processorNanos() throws IOException {
        questions.println();
        return Long.parseLong(answers.readLine());
    }

    /** Ends its input, and waits for its end. */
    @Override
    public void close() throws IOException {
        questions.close();
        process.onExit().join();
        answers.close();
    }
}
