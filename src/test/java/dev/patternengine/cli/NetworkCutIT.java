package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.SessionKey;
import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes in networks of their own, under light load, one of which is cut off from everything for a while, or takes nothing although it
 * seems to live. Nothing that was acknowledged may be lost or counted twice, and all models must be equal soon after. Prints how soon, and what
 * the others held for it.
 */
@Timeout(300)
class NetworkCutIT {
    private static final String KEY = "a-bootstrap-key-of-more-than-thirty-two-characters";
    private static final int CUT = 2;
    private static final long CUT_SECONDS = 25;
    private static final long HEALED_MILLIS = 30_000;

    /** Bytes that a node may hold for another one. */
    private static final long CREDIT = 4L << 20;

    private static final int PARTITIONS = 64;
    private static final int AT_ONCE = 100;

    /** The sign of life of the node that is named is as if it were of this moment. */
    private static final String SHOW_ALIVE = """
            local time, alive = redis.call('TIME'), redis.call('KEYS', '*:{nodes}:alive')[1]
            local now = string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000))
            return redis.call('HSET', alive, ARGV[1], (string.gsub(redis.call('HGET', alive, ARGV[1]), '^%d+', now)))
            """;

    private static final List<EngineProcess> ENGINES = new ArrayList<>();

    private static CutNetwork network;
    private static RedisProcess redis;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        network = CutNetwork.of(3);
        Path data = Files.createDirectory(folder.resolve("redis"));
        redis = RedisProcess.start(data, "--bind", "127.0.0.1", network.host(), "--protected-mode", "no");
        for (int node = 0; node < 3; node++) {
            ENGINES.add(startEngine(folder, node));
        }
    }

    private static EngineProcess startEngine(Path folder, int node) throws IOException {
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

    @AfterAll
    static void stop() throws InterruptedException {
        for (EngineProcess engine : ENGINES) {
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
        ClusterLedger ledger = new ClusterLedger("cut", 2, 5);
        ENGINES.forEach(ledger::add);
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

    /** Of which nobody takes over what it owns, and to which the others go on sending, for as long as it hangs. */
    @Test
    void hang_nodeThatSeemsToLive_costsAnotherItsCreditAtMost() throws Exception {
        EngineProcess sender = ENGINES.get(0);
        EngineProcess hung = ENGINES.get(1);
        List<String> nodes = Status.nodes(ENGINES);
        Set<Integer> own = awaitOwners(sender, nodes).partitionsOf(nodes.get(0));
        long reads = Status.of(hung).logReads();
        long before = Status.of(sender).bytesOut();
        long most = 0;
        hung.hang();
        try {
            for (int request = 0; Status.of(sender).bytesOut() < before + 2 * CREDIT + CREDIT / 4; request++) {
                assertThat(redis.command("EVAL", SHOW_ALIVE, "0", nodes.get(1))).containsExactly("0");
                assertThat(sender.post("/api/v1/observations", news(request, own))
                                .body())
                        .contains("\"rejected\":0");
                most = Math.max(most, Status.of(sender).unacknowledged(nodes.get(1)));
            }
        } finally {
            hung.goOn();
        }
        long equal = Digests.awaitEqual(ENGINES, 30);
        System.out.printf("hung, seeming to live: another held %d bytes for it; equal after %d ms%n", most, equal);
        assertThat(most).isBetween(CREDIT * 7 / 8, CREDIT);
        awaitAcknowledged(sender, nodes.get(1));
        assertThat(Status.of(hung).logReads()).isGreaterThan(reads);
    }

    /** Models are equal as soon as the log is read; what was sent meanwhile is acknowledged when the sender reminds of it. */
    private static void awaitAcknowledged(EngineProcess sender, String node) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (Status.of(sender).unacknowledged(node) >= CREDIT / 8) {
            assertThat(System.nanoTime() - begun)
                    .as("%s", Status.of(sender))
                    .isLessThan(TimeUnit.MILLISECONDS.toNanos(HEALED_MILLIS));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        System.out.printf("acknowledged after %d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    /** Waits until each partition is where it is to stay. */
    private static Status awaitOwners(EngineProcess engine, List<String> nodes)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Status status = Status.of(engine);
        while (!status.isSpreadOver(nodes)) {
            assertThat(System.nanoTime() - begun).as("%s", status).isLessThan(TimeUnit.SECONDS.toNanos(60));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            status = Status.of(engine);
        }
        return status;
    }

    /** Observations that teach many bytes of names, in a session of one of these partitions. */
    private static String news(int request, Set<Integer> partitions) {
        String session = IntStream.iterate(0, number -> number + 1)
                .mapToObj(number -> "news " + request + " " + number)
                .filter(one -> partitions.contains(SessionKey.partition(SessionKey.named("default", one), PARTITIONS)))
                .findFirst()
                .orElseThrow();
        String name = "%d-%0240d";
        return IntStream.range(0, AT_ONCE)
                .mapToObj(number -> name.formatted(request * AT_ONCE + number, 0))
                .map(one -> "{\"session\":\"" + session + "\",\"task\":\"" + one + "\",\"tool\":\"" + one + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
