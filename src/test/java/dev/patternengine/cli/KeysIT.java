package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the bootstrap key to a tenant's key, and on to its end, with an engine that everyone could reach. */
@Timeout(120)
class KeysIT {
    private static final String BOOTSTRAP = "bootstrap-0123456789-0123456789-0123456789";

    @TempDir
    private Path folder;

    private Path adminFile;

    private String keys(EngineProcess engine, String... arguments) {
        TestScreen screen = new TestScreen("");
        List<String> all = Stream.of(
                        Stream.of("keys"),
                        Stream.of(arguments),
                        Stream.of("--url", engine.address().toString(), "--key-file", adminFile.toString()))
                .flatMap(part -> part)
                .toList();
        assertThat(screen.run(all.toArray(String[]::new))).as(screen.err()).isZero();
        return (screen.out().isEmpty() ? screen.err() : screen.out()).strip();
    }

    private static int observe(EngineProcess engine, String key) throws IOException, InterruptedException {
        return engine.withKey(key)
                .post("/api/v1/observations", "{\"task\":\"open\"}")
                .statusCode();
    }

    @Test
    void serve_withABootstrapKey_takesKeysThatOutliveIt() throws IOException, InterruptedException {
        adminFile = Files.writeString(folder.resolve("bootstrap"), BOOTSTRAP + "\n");
        Path data = folder.resolve("data");
        EngineProcess first =
                EngineProcess.start(data, "--host", "0.0.0.0", "--bootstrap-key-file", adminFile.toString());
        String admin = keys(first, "create", "--role", "admin");
        String writer = keys(first, "create", "--tenant", "acme", "--role", "write", "--note", "planner");
        assertThat(observe(first, writer)).isEqualTo(200);
        assertThat(observe(first, "")).isEqualTo(401);
        assertThat(observe(first, writer + "a")).isEqualTo(401);
        assertThat(first.withKey(writer).get("/api/v1/patterns").statusCode()).isEqualTo(403);
        assertThat(first.withKey("").get("/livez").statusCode()).isEqualTo(200);
        first.stop();

        EngineProcess second = EngineProcess.start(data, "--host", "0.0.0.0");
        assertThat(observe(second, BOOTSTRAP)).isEqualTo(401);
        assertThat(observe(second, writer)).isEqualTo(200);
        Files.writeString(adminFile, admin);
        String id = writer.split("_", -1)[1];
        assertThat(keys(second, "list", "--json")).contains(id, "planner").doesNotContain(writer, admin);
        keys(second, "revoke", id);
        assertThat(observe(second, writer)).isEqualTo(401);
        second.kill();

        EngineProcess third = EngineProcess.start(data, "--host", "0.0.0.0");
        assertThat(observe(third, writer)).isEqualTo(401);
        assertThat(observe(third, admin)).isEqualTo(200);
        third.stop();
        assertThat(holds(data, secret(writer))).isFalse();
        assertThat(holds(data, secret(admin))).isFalse();
        assertThat(holds(data, BOOTSTRAP)).isFalse();
        assertThat(holds(data, id)).as("the file of keys is looked at").isTrue();
    }

    private static String secret(String key) {
        return key.substring(key.lastIndexOf('_') + 1);
    }

    private static boolean holds(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }
}
