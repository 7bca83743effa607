package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Other programs, run to their end. */
final class Shell {
    private static final int SECONDS = 120;
    private static final String[] SYSTEM = {"/usr/sbin", "/usr/bin", "/sbin", "/bin"};

    private Shell() {}

    /** What a program that ended printed. */
    record Ended(int status, String output) {}

    /** What it prints, to both streams; fails unless it ends with 0. */
    static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Ended ended = end(folder, environment, command);
        assertThat(ended.status()).as("%s says: %s", command, ended.output()).isZero();
        return ended.output();
    }

    /** Runs it to its end, with nothing but the given environment and the system's path. */
    static Ended end(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        Process process = builder(environment, command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        assertThat(ended).as("%s ends: %s", command, text).isTrue();
        return new Ended(process.exitValue(), text);
    }

    /** A program to start, with nothing but the given environment and the system's path. */
    static ProcessBuilder builder(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().put("PATH", String.join(":", SYSTEM));
        builder.environment().putAll(environment);
        return builder;
    }

    /** The command as user 65534 when this is root: what is not that user's to write is read-only then. */
    static List<String> asNobody(List<String> command) {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"));
        }
        all.addAll(command);
        return all;
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** A folder that anybody may write to. */
    static Path open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** A folder that anybody may look into. */
    static Path readable(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Skips the test where the program is not installed. */
    static void require(String program) {
        assumeTrue(
                Stream.of(SYSTEM).anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                () -> program + " is not installed");
    }
}
