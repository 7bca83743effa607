package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine with its data in Redis: ends the one or the other at random moments, and holds the counts against a ledger. */
@Timeout(3_600)
class RedisKillIT {
    private static final int CYCLES = Integer.getInteger("patternengine.kills", 3);
    private static final long SEED = Long.getLong("patternengine.seed", 6);
    private static final String[] OFTEN = {"--checkpoint-bytes", "60000"};

    private RedisProcess redis;

    @BeforeEach
    void start(@TempDir Path folder) {
        redis = RedisProcess.start(
                folder, "--appendonly", "yes", "--appendfsync", "everysec", "--auto-aof-rewrite-percentage", "0");
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private EngineProcess startEngine() throws IOException {
        return EngineProcess.startOnRedis("redis://" + redis.address(), OFTEN);
    }

    private void verify(Ledger ledger) throws IOException, InterruptedException {
        EngineProcess last = startEngine();
        ledger.verify(last);
        assertThat(last.stop()).isZero();
    }

    @Test
    void serve_killedAtRandomMoments_losesAndDoublesNothingItAcknowledged() throws IOException, InterruptedException {
        Ledger ledger = new Ledger(SEED);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            ledger.writeUntil(startEngine(), EngineProcess::kill);
        }
        verify(ledger);
    }

    @Test
    void serve_redisKilledAndItsLastSecondLost_losesAndDoublesNothing() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Ledger ledger = new Ledger(SEED);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            EngineProcess engine = startEngine();
            long safe = redis.flushed();
            ledger.writeUntil(engine, running -> {
                redis.crash(safe + random.nextLong(1 + redis.written() - safe));
                redis.start();
                running.awaitReady();
                assertThat(running.post("/api/v1/observations", "{\"task\":\"x\",\"session\":\"filler\"}")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(running.stop()).isZero();
            });
        }
        verify(ledger);
    }
}
