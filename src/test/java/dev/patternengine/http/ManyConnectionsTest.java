package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand connections that do nothing, held by another process, beside one that asks. */
class ManyConnectionsTest {
    private static final int MANY = 10_000;

    /** Of the heap, a connection; a failure bound. */
    private static final long MOST_BYTES = 40_000;

    @Test
    @Timeout(120)
    void connections_tenThousandIdle_costLittleAndOthersAreServed() throws IOException, InterruptedException {
        assumeThat(openFiles()).as("open files that the system allows").isGreaterThan(MANY + 2_000L);
        HttpSettings patient = HttpSettings.DEFAULT.withLimits(
                HttpSettings.Limits.DEFAULT.withConnections(MANY + 1).withIdleSeconds(600));
        try (EdgeServer server = new EdgeServer(patient)) {
            assertThat(server.get("/livez").status()).isEqualTo(200);
            long before = heap();
            Process holder = holder(server.port());
            try (BufferedReader told =
                    new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(told.readLine()).isEqualTo("held");

                assertThat(server.get("/livez").status()).isEqualTo(200);
                assertThat(server.raw("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                        .as("one more than allowed")
                        .startsWith("HTTP/1.1 503");
                long each = (heap() - before) / MANY;
                System.out.println("bytes of the heap, an idle connection: " + each);
                assertThat(each).isLessThan(MOST_BYTES);
            } finally {
                holder.destroyForcibly().waitFor();
            }
        }
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : 0;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Process holder(int port) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldConnections.class.getName(),
                        Integer.toString(port),
                        Integer.toString(MANY))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
