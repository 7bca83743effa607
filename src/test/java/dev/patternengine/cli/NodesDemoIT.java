package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo of several nodes in a process of its own, ended by Ctrl-C as its user ends it. */
@Timeout(300)
class NodesDemoIT {
    @TempDir
    private Path temporary;

    private final StringBuilder said = new StringBuilder();
    private Process demo;
    private BufferedReader lines;

    private void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(EngineProgram.words("-Djava.io.tmpdir=" + temporary));
        command.add("demo");
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        demo = builder.start();
        lines = demo.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        demo.descendants().forEach(ProcessHandle::destroyForcibly);
        demo.destroyForcibly();
    }

    private void awaitLine(String wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains(wanted)) {
                return;
            }
        }
        throw new AssertionError("the demo ended without saying " + wanted + ":\n" + said);
    }

    /** SIGINT to the demo alone; a terminal would send it to the processes it started, too. */
    private void interruptAndRequireNothingLeft() throws IOException, InterruptedException {
        List<ProcessHandle> started = demo.descendants().toList();
        assertThat(started).isNotEmpty();
        assertThat(temporary).isNotEmptyDirectory();
        Process kill = new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start();
        assertThat(kill.waitFor()).isZero();
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).as("the demo ends").isTrue();
        assertThat(started).noneMatch(ProcessHandle::isAlive);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("pattern-engine")))
                    .isEmpty();
        }
    }

    @Test
    void demo_interruptedWhileNodesStart_leavesNeitherProcessNorFolder() throws Exception {
        start("--nodes", "3", "--observations", "600");
        awaitLine("1 node:");
        interruptAndRequireNothingLeft();
    }

    @Test
    void demo_twoNodes_showsWhatItPromisesAndCleansUp() throws Exception {
        start("--nodes", "2", "--observations", "1200");
        awaitLine("Ctrl-C ends them");
        assertThat(said)
                .containsPattern("1 node: [\\d,]+ observations a second learned, [\\d,]+ questions a second answered")
                .containsPattern("2 nodes: [\\d,]+ observations a second learned, [\\d,]+ questions a second answered")
                .contains("open_vault_0 recovered 100 % of 8")
                .containsPattern("all others advise it: median [\\d.]+ ms")
                .containsPattern("all its partitions had other owners after \\d\\.\\d s")
                .contains("none lost, none counted twice")
                .doesNotContain("WRONG");
        interruptAndRequireNothingLeft();
    }
}
