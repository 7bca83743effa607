package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes in networks of their own, under light load, one of which is cut off for a while: from everything, or from the other nodes
 * only. Nothing that was acknowledged may be lost or counted twice, and all models must be equal soon after. Prints how soon.
 */
@Timeout(300)
class NetworkCutIT {
    private static final String KEY = "a-bootstrap-key-of-more-than-thirty-two-characters";
    private static final int CUT = 2;
    private static final long CUT_SECONDS = 25;
    private static final long HEALED_MILLIS = 30_000;

    private final ClusterLedger ledger = new ClusterLedger(2, 5);

    @TempDir
    private Path folder;

    private CutNetwork network;
    private RedisProcess redis;

    @BeforeEach
    void start() throws IOException {
        network = CutNetwork.of(3);
        Path data = Files.createDirectory(folder.resolve("redis"));
        redis = RedisProcess.start(data, "--bind", "127.0.0.1", network.host(), "--protected-mode", "no");
        for (int node = 0; node < 3; node++) {
            ledger.add(startEngine(node));
        }
    }

    private EngineProcess startEngine(int node) throws IOException {
        Path key = Files.writeString(folder.resolve("key"), KEY);
        String address = network.address(node);
        return EngineProcess.start(
                        network.at(node),
                        List.of("--redis", "redis://" + network.host() + ":" + redis.port()),
                        "--cluster",
                        "--cluster-host",
                        address,
                        "--host",
                        address,
                        "--bootstrap-key-file",
                        key.toString())
                .withKey(KEY);
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (EngineProcess engine : ledger.engines()) {
            engine.kill();
        }
        if (redis != null) {
            redis.close();
        }
        if (network != null) {
            network.close();
        }
    }

    /** What one node has applied, by its own account. */
    private static long applied(EngineProcess engine) throws IOException, InterruptedException {
        return Status.of(engine).applied();
    }

    /** Waits until the node has all that another had when it was asked; returns after how many milliseconds. */
    private static long awaitLevel(EngineProcess late, EngineProcess other) throws IOException, InterruptedException {
        long wanted = applied(other);
        long begun = System.nanoTime();
        while (applied(late) < wanted) {
            assertThat(System.nanoTime() - begun)
                    .as("%s", Status.of(late))
                    .isLessThan(TimeUnit.MILLISECONDS.toNanos(HEALED_MILLIS));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static void pass(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Test
    void cut_oneOfThree_healsToEqualModelsByReadingTheLog() throws Exception {
        ledger.start();
        ledger.awaitSteps(500);
        ledger.beginMeasuring();
        EngineProcess cut = ledger.engines().get(CUT);
        ledger.remove(cut);
        ledger.awaitSteps(50);
        network.cut(CUT);
        int before = ledger.acknowledged();
        pass(CUT_SECONDS);
        assertThat(ledger.acknowledged()).as("the others go on").isGreaterThan(before + 50);
        assertThat(ledger.longestWaitMillis()).isLessThan(10_000);
        network.plug(CUT);
        long level = awaitLevel(cut, ledger.engines().get(0));
        ledger.add(cut);
        ledger.awaitSteps(300);
        ledger.end();
        long equal = Digests.awaitEqual(ledger.engines(), 30);
        System.out.printf(
                "cut for %d s: level %d ms after it healed, equal %d ms after the load ended; longest wait of a client %d ms,"
                        + " %d runs, the log was read %d times%n",
                CUT_SECONDS,
                level,
                equal,
                ledger.longestWaitMillis(),
                ledger.runs(),
                Status.of(cut).logReads());
        assertThat(Status.of(cut).logReads()).isPositive();
        ledger.verify();
    }
}
