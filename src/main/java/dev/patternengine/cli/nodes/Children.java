package dev.patternengine.cli.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Processes that end with this one, however it ends short of SIGKILL, and the folder they use, which is removed then. The last to start is
 * the first to end; who has not ended after {@value #PATIENCE_SECONDS} seconds is killed.
 */
final class Children implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final Deque<Process> processes = new ArrayDeque<>();
    private final Path folder;
    private boolean closed;

    private Children(Path folder) {
        this.folder = folder;
    }

    /** None yet, and a new folder among those for temporary files. */
    static Children none() throws IOException {
        Children children = new Children(Files.createTempDirectory("pattern-engine-demo-"));
        Runtime.getRuntime().addShutdownHook(new Thread(children::close, "end of the demo"));
        return children;
    }

    Path folder() {
        return folder;
    }

    /**
     * Starts a process, without what the environment says to the engine of the demo itself.
     *
     * @throws IOException when it cannot be started, or all are ending
     */
    synchronized Process start(List<String> command) throws IOException {
        if (closed) {
            throw new IOException("the demo is ending");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PATTERN_ENGINE_"));
        Process process = builder.start();
        processes.push(process);
        return process;
    }

    /** Ends all and removes the folder; does nothing the second time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        processes.forEach(Children::end);
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(Children::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
