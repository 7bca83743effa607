package dev.patternengine.cli;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that run the engine in a process of its own: the jar that was built, with the classes that a node of a cluster loads in an archive beside
 * it, or, where no jar is named by {@code patternengine.jar}, the classes as they lie. An archive saves half of the processor time of a start.
 */
final class EngineProgram {
    private static final List<String> SMALL =
            List.of(javaHome() + "/bin/java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Path JAR = Path.of(System.getProperty("patternengine.jar", ""));

    private static final long ENDING_SECONDS = 60;

    private EngineProgram() {}

    private static String javaHome() {
        return System.getProperty("java.home");
    }

    /**
     * What is to stand before the command and its options. Makes the archive when it is the first.
     *
     * @param options of the virtual machine
     */
    static List<String> words(String... options) throws IOException {
        List<String> words = new ArrayList<>(SMALL);
        words.addAll(List.of(options));
        words.addAll(
                Files.isRegularFile(JAR)
                        ? List.of("-XX:SharedArchiveFile=" + archive(), "-jar", JAR.toString())
                        : List.of("-cp", System.getProperty("java.class.path"), "dev.patternengine.Main"));
        return words;
    }

    /** That of this jar; of two processes that want it at once, the second waits. */
    private static Path archive() throws IOException {
        Path archive = JAR.resolveSibling("engine-processes.jsa");
        try (FileChannel channel = FileChannel.open(
                        JAR.resolveSibling("engine-processes.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock alone = channel.lock()) {
            if (alone.isValid() && !isOf(archive)) {
                fill(archive);
            }
        }
        return archive;
    }

    private static boolean isOf(Path archive) throws IOException {
        return Files.exists(archive)
                && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    /** The classes are written when the process ends, which takes as long as a start. */
    private static void fill(Path archive) throws IOException {
        Path folder = Files.createTempDirectory("engine-classes");
        Path next = folder.resolve("classes.jsa");
        try (RedisProcess redis = RedisProcess.start(folder)) {
            List<String> command = new ArrayList<>(SMALL);
            command.addAll(List.of("-XX:ArchiveClassesAtExit=" + next, "-jar", JAR.toString(), "serve", "--port", "0"));
            command.addAll(List.of("--cluster", "--redis", "redis://" + redis.address()));
            EngineProcess engine = EngineProcess.launch(new ProcessBuilder(command));
            engine.awaitReady();
            engine.post(
                    "/api/v1/observations", "[{\"session\":\"s\",\"task\":\"a\"},{\"session\":\"s\",\"task\":\"b\"}]");
            engine.post("/api/v1/recommendations", "{\"task\":\"a\"}");
            engine.signal("TERM");
            engine.awaitEnd(ENDING_SECONDS);
            Files.move(next, archive, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(folder);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
