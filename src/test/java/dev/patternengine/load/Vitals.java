package dev.patternengine.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param heap bytes in use right after a full collection
 * @param resident bytes of memory
 * @param threads of the process
 * @param files open, connections among them
 */
record Vitals(double heap, double resident, double threads, double files) {
    private static final double MEBIBYTE = 1 << 20;
    private static final Pattern GENERATION = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");

    /** Looks at a process; collects its garbage first, which stops it for a moment. */
    static Vitals of(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        Matcher used = GENERATION.matcher(jcmd(pid, "GC.heap_info"));
        long kibibytes =
                used.results().mapToLong(one -> Long.parseLong(one.group(1))).sum();
        Path process = Path.of("/proc", Long.toString(pid));
        String status = Files.readString(process.resolve("status"));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return new Vitals(
                    kibibytes * 1024.0, number(status, "VmRSS") * 1024.0, number(status, "Threads"), files.count());
        }
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + said);
        }
        return said;
    }

    private static long number(String status, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + ":\\s+(\\d+)").matcher(status);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + status);
        }
        return Long.parseLong(matcher.group(1));
    }

    /** A row of a table: the heap and all memory in MiB, threads, files. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f | %.1f | %.0f | %.0f", heap / MEBIBYTE, resident / MEBIBYTE, threads, files);
    }
}
