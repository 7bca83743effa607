package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes and a Redis under load: one is killed, one hangs, Redis is killed or away for long, all are restarted one after the other.
 * Nothing that was acknowledged may be lost or counted twice on any node. Prints how long a client had to wait at most.
 */
@Timeout(600)
class ClusterKillIT {
    private static final int AWAY_SECONDS = Integer.getInteger("patternengine.away", 12);

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

    /** @param hung which may have begun a checkpoint when they hung, so that the others' turn came meanwhile */
    private void finish(String what, EngineProcess... hung) throws IOException, InterruptedException {
        ledger.end();
        report(what);
        ledger.verify();
        List<EngineProcess> awake = new ArrayList<>(ledger.engines());
        awake.removeAll(List.of(hung));
        for (EngineProcess engine : awake) {
            assertThat(engine.log())
                    .as("checkpoints are written in turn")
                    .noneMatch(line -> line.contains("another engine"));
        }
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
        assertThat(ledger.longestWaitMillis()).isLessThan(10_000);
        requireTogether(ledger.engines());
        hung.goOn();
        ledger.add(hung);
        ledger.awaitSteps(1_000);
        finish("hung and back", hung);
        Digests.awaitEqual(ledger.engines(), 30);
    }

    /** That each of the nodes has the others for members of its bus, and that they own all partitions between them. */
    private static void requireTogether(List<EngineProcess> engines) throws IOException, InterruptedException {
        List<String> nodes = new ArrayList<>();
        for (EngineProcess engine : engines) {
            nodes.add(Status.of(engine).node());
        }
        for (EngineProcess engine : engines) {
            Status status = Status.of(engine);
            assertThat(status.members()).containsEntry(nodes.get(0), true).containsEntry(nodes.get(1), true);
            assertThat(status.isOwnedBy(nodes)).as("%s", status).isTrue();
        }
    }

    /** Longer than observations wait. {@code -Psoak}: for a minute. */
    @Test
    void redis_awayForLong_adviceGoesOnAndObservationsAreRefusedInTime() throws Exception {
        ledger.start();
        ledger.awaitSteps(2_000);
        redis.kill();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAY_SECONDS);
        EngineProcess engine = ledger.engines().get(0);
        while (System.nanoTime() - end < 0) {
            assertThat(engine.post("/api/v1/recommendations", "{\"task\":\"step-0\"}")
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> refused = engine.post("/api/v1/observations", "{\"task\":\"alone\",\"id\":\"x\"}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            LockSupport.parkNanos(20_000_000);
        }
        redis.start();
        ledger.awaitSteps(1_000);
        finish("Redis away for " + AWAY_SECONDS + " s");
        Digests.awaitEqual(ledger.engines(), 30);
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
        assertThat(ledger.mostRetries()).as("one client retry is enough").isLessThanOrEqualTo(1);
        Digests.awaitEqual(ledger.engines(), 30);
    }
}
