package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, among sources that nobody built; Maven and Java are scripts that keep what they were told. */
@Timeout(120)
class LauncherTest {
    private static final String BUILD = "-B -Dmaven.test.skip=true -Dspotless.check.skip=true package";

    @TempDir
    private Path folder;

    private Path project;
    private Path told;

    @BeforeEach
    void copy() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        told = Files.createFile(folder.resolve("told"));
        Path sources = Files.createDirectories(project.resolve("src/main/java"));
        age(Files.createFile(sources.resolve("Main.java")), 2);
        age(Files.createFile(project.resolve("pom.xml")), 2);
        for (String program : List.of("pattern-engine", "require")) {
            Path copy = project.resolve("bin").resolve(program);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("bin", program), copy);
        }
        script(
                "mvn",
                "echo \"$*\" >>'" + told + "'",
                "[ -z \"$BROKEN\" ] || { echo \"[ERROR] $BROKEN\"; exit 1; }",
                ": >target/pattern-engine-1.jar");
        script("java", "echo \"java $*\"");
        script("javac", "echo 'javac 17.0.1'");
    }

    private void script(String name, String... lines) throws IOException {
        Path script = folder.resolve("jdk/bin").resolve(name);
        Files.createDirectories(script.getParent());
        Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void age(Path file, int hours) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
    }

    private Shell.Ended start(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(more);
        String jdk = folder.resolve("jdk").toString();
        environment.put("JAVA_HOME", jdk);
        environment.put("PATH", jdk + "/bin:/usr/bin:/bin");
        String launcher = project.resolve("bin/pattern-engine").toString();
        return Shell.end(folder, environment, List.of(launcher, "serve", "--port", "7"));
    }

    private void requireStart(int builds) throws IOException, InterruptedException {
        Shell.Ended started = start(Map.of());
        assertThat(started.status()).as(started.output()).isZero();
        assertThat(started.output()).containsPattern("java .* -jar .*/target/pattern-engine-1\\.jar serve --port 7\n");
        assertThat(Files.readAllLines(told)).hasSize(builds).containsOnly(BUILD);
    }

    @Test
    void start_sourcesThatNobodyBuilt_buildsOnceAndAgainWhenTheyAreNewer() throws IOException, InterruptedException {
        requireStart(1);
        requireStart(1);
        age(project.resolve("target/.built"), 3);
        requireStart(2);
    }

    @Test
    void start_buildThatFails_saysWhyAndTriesAgainNextTime() throws IOException, InterruptedException {
        Shell.Ended failed = start(Map.of("BROKEN", "no compiler"));
        assertThat(failed.status()).as(failed.output()).isEqualTo(1);
        assertThat(failed.output())
                .contains("[ERROR] no compiler", "The build failed: see above.")
                .doesNotContain("-jar");
        requireStart(2);
    }
}
