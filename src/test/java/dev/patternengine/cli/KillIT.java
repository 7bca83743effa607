package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogReader;
import dev.patternengine.storage.file.FileLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the engine at random moments while clients write, and holds the log and the counts against a ledger of what was
 * acknowledged. Clients send again, under the same ids, what was not.
 */
@Timeout(600)
class KillIT {
    private static final int CYCLES = Integer.getInteger("patternengine.kills", 10);
    private static final int CLIENTS = 4;
    private static final long SEED = 5;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();

    @TempDir
    private Path folder;

    /** One client: writes runs of two observations until the engine dies. Returns the run that was not acknowledged. */
    private String write(EngineProcess engine, String first, CountDownLatch some) {
        String run = first;
        try {
            while (true) {
                String body = """
                        [{"session":"%1$s","task":"open","id":"1"},{"session":"%1$s","task":"read","id":"2","end":true}]""".formatted(run);
                if (engine.post("/api/v1/observations", body).statusCode() != 200) {
                    return run;
                }
                acknowledged.add(run);
                some.countDown();
                run = newRun();
            }
        } catch (IOException dead) {
            return run;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return run;
        }
    }

    private String newRun() {
        return "run-" + next.incrementAndGet();
    }

    @Test
    void serve_killedAtRandomMoments_losesAndDoublesNothingItAcknowledged() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        List<String> pending = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            pending.add(newRun());
        }
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            EngineProcess engine = EngineProcess.start(folder);
            CountDownLatch some = new CountDownLatch(1 + random.nextInt(200));
            Map<Integer, String> left = new ConcurrentHashMap<>();
            List<Thread> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                clients.add(new Thread(() -> left.put(number, write(engine, pending.get(number), some))));
            }
            clients.forEach(Thread::start);
            assertThat(some.await(60, TimeUnit.SECONDS))
                    .as("acknowledgements arrive")
                    .isTrue();
            engine.kill();
            for (Thread client : clients) {
                client.join();
            }
            left.forEach(pending::set);
        }
        verify();
    }

    private void verify() throws IOException, InterruptedException {
        EngineProcess engine = EngineProcess.start(folder);
        String advice = engine.post("/api/v1/recommendations", "{\"task\":\"open\",\"kinds\":[\"sequence\"]}")
                .body();
        engine.stop();
        Map<String, Integer> stored = stored();
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(stored.keySet());
        assertThat(lost).as("acknowledged, but lost (seed %d)", SEED).isEmpty();
        assertThat(stored.values()).as("learned exactly once (seed %d)", SEED).containsOnly(2);
        assertThat(advice).contains("\"action\":\"read\"").contains("\"support\":" + stored.size() + ",");
    }

    /** How many observations of each session the log holds. */
    private Map<String, Integer> stored() {
        Map<String, Integer> stored = new HashMap<>();
        try (FileLog log = FileLog.open(folder.resolve("log"), 64 << 20);
                LogReader reader = log.reader(Positions.NONE)) {
            for (List<Entry> entries = next(reader); !entries.isEmpty(); entries = next(reader)) {
                for (Entry entry : entries) {
                    for (Placed placed : entry.batch().observations()) {
                        stored.merge(placed.observation().session(), 1, Integer::sum);
                    }
                }
            }
        }
        return stored;
    }

    private static List<Entry> next(LogReader reader) {
        return reader.next().toCompletableFuture().join();
    }
}
