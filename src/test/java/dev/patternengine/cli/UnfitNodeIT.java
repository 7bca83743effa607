package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that cannot be a node of the cluster end with 1 and say why, so that whoever watches over them starts others. */
@Timeout(180)
class UnfitNodeIT {
    /** No node lives so long: always fresh. */
    private static final String FAR_FUTURE = "99999999999999";

    private static RedisProcess redis;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path data) {
        redis = RedisProcess.start(data);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void forget() {
        redis.command("FLUSHALL");
    }

    /** A node that shows that it lives and that nobody reaches. */
    private static void ghost(String id) {
        redis.command("HSET", "pattern-engine:{nodes}:alive", id, FAR_FUTURE + " v2 0 127.0.0.1:1 - - -");
    }

    private static String address() {
        return "redis://" + redis.address();
    }

    private void requireEnd(String redisAddress, String saying) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(EngineProcess.onRedis(redisAddress, "--cluster"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(said).content(StandardCharsets.UTF_8).contains(saying);
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void serve_livingNodesAreNotReached_endsWithOneAndNamesThem() throws Exception {
        ghost("ghost");
        requireEnd(address(), "this node reaches Redis, but not the nodes at [127.0.0.1:1]");
    }

    @Test
    void serve_redisIsAway_endsWithOneAndNamesIt() throws Exception {
        int port = RedisProcess.freePort();
        requireEnd("redis://127.0.0.1:" + port, "127.0.0.1:" + port);
    }

    /** Two nodes that do not reach each other: the one with the lower id, which a digit makes the ghost, stays. */
    @Test
    void serve_busIsBroken_endsWithOneWhenItsPatienceDoes() throws Exception {
        EngineProcess engine = EngineProcess.startOnRedis(address(), "--cluster", "--cluster-patience", "3");
        try {
            engine.awaitReady();
            ghost("-");
            assertThat(engine.awaitEnd(60)).isEqualTo(1);
            assertThat(engine.log())
                    .anyMatch(line -> line.contains("this node's event bus reaches 0 of the 1 other nodes that live"));
        } finally {
            engine.kill();
        }
    }
}
