package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes and a Redis under load: one is killed, one hangs, Redis is killed or away for long, all are restarted one after the other.
 * Nothing that was acknowledged may be lost or counted twice on any node. Prints how long a client had to wait at most.
 */
@Timeout(600)
class ClusterKillIT {
    private static final int AWAY_SECONDS = Integer.getInteger("patternengine.away", 12);
    private static final Path RUNS =
            Path.of(System.getProperty("patternengine.data", "../shared/data"), "agents", "tau_airline_gpt4o.ndjson");
    private static final int AT_ONCE = 100;

    private static ProcessCluster cluster;

    private final Map<EngineProcess, Integer> saidBefore = new HashMap<>();
    private ClusterLedger ledger;
    private boolean whole;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cluster = ProcessCluster.start(folder);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        cluster.close();
    }

    @BeforeEach
    void begin(TestInfo test) throws IOException {
        cluster.complete();
        String name = test.getTestMethod().orElseThrow().getName();
        ledger = new ClusterLedger(name.substring(0, name.indexOf('_', name.indexOf('_') + 1)));
        for (EngineProcess engine : cluster.engines()) {
            ledger.add(engine);
            saidBefore.put(engine, engine.log().size());
        }
    }

    /** What a case that failed leaves is of no use to the next one. */
    @AfterEach
    void end() throws InterruptedException {
        if (!whole) {
            ledger.abandon();
            cluster.discard();
            cluster.redis().kill();
            cluster.redis().start();
        }
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
        for (EngineProcess engine : ledger.engines()) {
            if (!List.of(hung).contains(engine)) {
                assertThat(engine.log().stream().skip(saidBefore.getOrDefault(engine, 0)))
                        .as("checkpoints are written in turn")
                        .noneMatch(line -> line.contains("another engine"));
            }
        }
        Digests.awaitEqual(ledger.engines(), 30);
        whole = true;
    }

    @Test
    void kill_oneOfThree_nothingIsLostOrDoubledAndItsPartitionsAreServedAgain() throws Exception {
        ledger.start();
        ledger.awaitSteps(2_000);
        ledger.beginMeasuring();
        EngineProcess victim = ledger.engines().get(1);
        cluster.remove(victim);
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
        ledger.awaitSteps(50);
        hung.hang();
        ledger.awaitSteps(2_000);
        report("hung");
        assertThat(ledger.longestWaitMillis()).isLessThan(10_000);
        requireAnswersAboutSessions();
        requireTogether(ledger.engines());
        hung.goOn();
        ledger.add(hung);
        ledger.awaitSteps(1_000);
        finish("hung and back", hung);
    }

    /** Of all owners: what was never sent to one before the other hung arrives all the same. */
    private void requireAnswersAboutSessions() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        for (EngineProcess engine : ledger.engines()) {
            for (int run = 1; run <= 10; run++) {
                String question = "{\"session\":\"" + ledger.session(run) + "\"}";
                assertThat(engine.post("/api/v1/recommendations", question).statusCode())
                        .isEqualTo(200);
            }
        }
        assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }

    /** That each of the nodes has the others for members of its bus, and that they own all partitions between them. */
    private static void requireTogether(List<EngineProcess> engines) throws IOException, InterruptedException {
        List<String> nodes = Status.nodes(engines);
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
        cluster.redis().kill();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(AWAY_SECONDS);
        EngineProcess engine = ledger.engines().get(0);
        while (System.nanoTime() - end < 0) {
            requireAdvice(engine);
            HttpResponse<String> refused = engine.post("/api/v1/observations", "{\"task\":\"alone\",\"id\":\"x\"}");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            LockSupport.parkNanos(20_000_000);
        }
        cluster.redis().start();
        ledger.awaitSteps(1_000);
        finish("Redis away for " + AWAY_SECONDS + " s");
    }

    private void requireAdvice(EngineProcess engine) throws IOException, InterruptedException {
        String question = "{\"task\":\"" + ledger.task(0) + "\"}";
        assertThat(engine.post("/api/v1/recommendations", question).statusCode())
                .as("advice goes on")
                .isEqualTo(200);
    }

    /** Also those of a node that comes later. */
    @Test
    void observe_recordedRunsAtThreeProcesses_allModelsAreEqual() throws Exception {
        assumeTrue(
                Files.isReadable(RUNS),
                () -> "no data: " + RUNS.toAbsolutePath().normalize());
        List<String> lines = Files.readAllLines(RUNS);
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            String some = String.join(",", lines.subList(from, Math.min(lines.size(), from + AT_ONCE)));
            EngineProcess engine =
                    cluster.engines().get(from / AT_ONCE % cluster.engines().size());
            assertThat(engine.post("/api/v1/observations", "[" + some + "]").body())
                    .contains("\"rejected\":0");
        }
        long millis = Digests.awaitEqual(cluster.engines(), 30);
        EngineProcess later = cluster.add();
        later.awaitReady();
        Digests.awaitEqual(cluster.engines(), 30);
        System.out.printf("equal %d ms after the last acknowledgement: %s%n", millis, Digests.of(later));
        cluster.remove(later);
        whole = true;
    }

    @Test
    void redis_killedAndBack_nothingIsLost() throws Exception {
        ledger.start();
        ledger.awaitSteps(2_000);
        ledger.beginMeasuring();
        cluster.redis().kill();
        requireAdvice(ledger.engines().get(0));
        cluster.redis().start();
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
            cluster.remove(engine);
            ledger.add(cluster.add());
            ledger.awaitSteps(500);
        }
        finish("restarted");
        assertThat(ledger.mostRetries()).as("one client retry is enough").isLessThanOrEqualTo(1);
    }
}
