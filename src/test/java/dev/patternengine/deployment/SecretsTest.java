package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the secrets of the compose file. */
class SecretsTest {
    @TempDir
    private Path folder;

    private Path given;
    private Path made;

    @BeforeEach
    void prepare() throws IOException {
        given = Files.createDirectory(folder.resolve("given"));
        made = folder.resolve("made");
    }

    private Shell.Ended make() throws IOException, InterruptedException {
        String script = Path.of("docker/make-secrets").toAbsolutePath().toString();
        return Shell.end(folder, Map.of(), List.of(script, given.toString(), made.toString()));
    }

    private String read(String file) throws IOException {
        return Files.readString(made.resolve(file));
    }

    @Test
    void make_nothingGiven_makesThemAtRandomAndKeepsThem() throws IOException, InterruptedException {
        assertThat(make().status()).isZero();
        String key = read("engine/bootstrap-key");
        String redis = read("engine/redis");
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(redis).matches("redis://:[0-9a-f]{64}@redis:6379");
        assertThat(read("redis/password.conf")).isEqualTo("requirepass " + redis.substring(9, 73) + "\n");
        assertThat(read("grafana/password")).matches("[0-9a-f]{64}").isNotEqualTo(key);
        assertThat(make().status()).isZero();
        assertThat(read("engine/bootstrap-key")).isEqualTo(key);
        assertThat(read("engine/redis")).isEqualTo(redis);
    }

    @Test
    void make_given_takesThemWithoutTheirLineEnd() throws IOException, InterruptedException {
        make();
        Files.writeString(given.resolve("bootstrap-key"), "k".repeat(32) + "\r\n");
        Files.writeString(given.resolve("redis-password"), "pass-word_1\n");
        assertThat(make().status()).isZero();
        assertThat(read("engine/bootstrap-key")).isEqualTo("k".repeat(32));
        assertThat(read("engine/redis")).isEqualTo("redis://:pass-word_1@redis:6379");
    }

    @Test
    void make_passwordThatIsNoPartOfAnAddress_isRefused() throws IOException, InterruptedException {
        Files.writeString(given.resolve("redis-password"), "p@ss");
        Shell.Ended ended = make();
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.output()).contains("redis-password may hold").doesNotContain("p@ss");
    }
}
