package dev.patternengine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that the compiler of a Java process took, as Linux tells it for each thread; nothing elsewhere. */
final class CompilerTime {
    /** As Linux cuts their names. */
    private static final String THREADS = "CompilerThre";

    /** Linux counts in hundredths of a second. */
    private static final long TICK_MILLIS = 10;

    /** Behind the name: user and system time. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private CompilerTime() {}

    static Duration of(long pid) {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(threads)) {
            return Duration.ZERO;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return Duration.ofMillis(
                    TICK_MILLIS * all.mapToLong(CompilerTime::ticks).sum());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long ticks(Path thread) {
        try {
            String told = Files.readString(thread.resolve("stat"));
            int name = told.lastIndexOf(')');
            String[] figures = told.substring(name + 2).split(" ", -1);
            return told.substring(0, name).endsWith(THREADS)
                    ? Long.parseLong(figures[USER]) + Long.parseLong(figures[SYSTEM])
                    : 0;
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
