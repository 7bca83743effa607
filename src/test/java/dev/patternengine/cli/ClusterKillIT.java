package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes and a Redis under load: one is killed, one hangs, Redis is killed, all are restarted one after the other. Nothing that was
 * acknowledged may be lost or counted twice on any node. Prints how long a client had to wait at most.
 */
@Timeout(600)
class ClusterKillIT {
    private final ClusterLedger ledger = new ClusterLedger();
    private RedisProcess redis;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        redis = RedisProcess.start(folder, "--appendonly", "yes", "--appendfsync", "everysec");
        for (int node = 0; node < 3; node++) {
            ledger.add(startEngine());
        }
    }

    private EngineProcess startEngine() throws IOException {
        return EngineProcess.startOnRedis("redis://" + redis.address(), "--cluster", "--checkpoint-bytes", "300000");
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (EngineProcess engine : ledger.engines()) {
            engine.kill();
        }
        redis.close();
    }

    private void report(String what) {
        System.out.printf(
                "%s: longest wait of a client %d ms, %d retries, %d runs%n",
                what, ledger.longestWaitMillis(), ledger.retried(), ledger.runs());
    }

    private void finish(String what) throws IOException, InterruptedException {
        ledger.end();
        report(what);
        ledger.verify();
    }

    @Test
    void kill_oneOfThree_nothingIsLostOrDoubledAndItsPartitionsAreServedAgain() throws Exception {
        ledger.start();
        ledger.awaitSteps(2_000);
        ledger.beginMeasuring();
        EngineProcess victim = ledger.engines().get(1);
        victim.kill();
        ledger.remove(victim);
        ledger.awaitSteps(2_000);
        finish("killed");
    }

    @Test
    void hang_oneOfThree_isRoutedAroundAndIsHarmlessWhenItGoesOn() throws Exception {
        ledger.start();
        ledger.awaitSteps(2_000);
        ledger.beginMeasuring();
        EngineProcess hung = ledger.engines().get(1);
        ledger.remove(hung);
        hung.hang();
        ledger.awaitSteps(2_000);
        report("hung");
        hung.goOn();
        ledger.add(hung);
        ledger.awaitSteps(1_000);
        finish("hung and back");
    }

    @Test
    void redis_killedAndBack_nothingIsLost() throws Exception {
        ledger.start();
        ledger.awaitSteps(2_000);
        ledger.beginMeasuring();
        redis.kill();
        assertThat(ledger.engines()
                        .get(0)
                        .post("/api/v1/recommendations", "{\"task\":\"step-0\"}")
                        .statusCode())
                .as("advice goes on")
                .isEqualTo(200);
        redis.start();
        ledger.awaitSteps(2_000);
        finish("Redis killed");
    }

    @Test
    void restart_allOneAfterTheOther_nothingIsLost() throws Exception {
        ledger.start();
        ledger.awaitSteps(1_000);
        ledger.beginMeasuring();
        for (EngineProcess engine : ledger.engines()) {
            assertThat(engine.stop()).isZero();
            ledger.remove(engine);
            ledger.add(startEngine());
            ledger.awaitSteps(500);
        }
        finish("restarted");
    }
}
