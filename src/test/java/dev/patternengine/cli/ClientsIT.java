package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clients' own tests, in their own languages, against a running engine that asks for a key. */
@Timeout(180)
class ClientsIT {
    private static final int PATIENCE_SECONDS = 150;
    private static final String KEY = "key-of-these-tests-0123456789-0123456789";

    @TempDir
    private Path folder;

    @Test
    void python_itsTests_pass() throws IOException, InterruptedException {
        assertThat(run("python3", "-m", "unittest", "discover", "-s", "clients/python", "-t", "clients/python"))
                .containsPattern("Ran [1-9][0-9]* tests");
    }

    @Test
    void javaScript_itsTests_pass() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "--test"));
        try (Stream<Path> files = Files.list(Path.of("clients/js/test"))) {
            files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted()
                    .forEach(command::add);
        }
        assertThat(run(command.toArray(String[]::new))).containsPattern("# pass [1-9]");
    }

    @Test
    void agentLoop_withAdvice_solvesMoreWithFewerCallsEachTimeAlike() throws IOException, InterruptedException {
        String[] loop = {"python3", "clients/python/examples/agent_loop.py", "--seed", "1", "--runs", "60"};
        String figures = run(loop);
        assertThat(run(loop)).isEqualTo(figures);
        assertThat(figure(figures, "with the engine  second half +([0-9.]+)% solved"))
                .isGreaterThan(figure(figures, "alone +second half +([0-9.]+)% solved") + 20);
        assertThat(figure(figures, "with the engine  second half .* ([0-9.]+) calls"))
                .isLessThan(figure(figures, "alone +second half .* ([0-9.]+) calls") - 1);
    }

    private static double figure(String figures, String pattern) {
        return Pattern.compile(pattern)
                .matcher(figures)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + pattern + " in:\n" + figures));
    }

    /** What the program says beside a new engine; it must end well. */
    private String run(String... command) throws IOException, InterruptedException {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        Path data = Files.createTempDirectory(folder, "data");
        EngineProcess engine = EngineProcess.start(data, "--bootstrap-key-file", key.toString());
        try {
            return run(engine, command);
        } finally {
            engine.stop();
        }
    }

    private String run(EngineProcess engine, String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("PATTERN_ENGINE_URL", engine.address().toString());
        builder.environment().put("PATTERN_ENGINE_KEY", KEY);
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(said);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
