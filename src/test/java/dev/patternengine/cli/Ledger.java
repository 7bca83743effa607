package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that write runs of {@value #STEPS} steps, two in a request, and remember what was acknowledged. What was not is sent
 * again, under the same ids, to the engine that comes next. At the end the engine must have counted every step of every run once.
 */
final class Ledger {
    private static final int CLIENTS = 4;
    private static final int STEPS = 8;
    private static final int AT_ONCE = 2;

    /** What a client waits for when it is refused. */
    private static final long REFUSED_NANOS = 10_000_000;

    private final long seed;
    private final Random random;
    private final AtomicInteger runs = new AtomicInteger();
    private final List<Writer> writers = new ArrayList<>();
    private volatile boolean isOver;
    private volatile String refusal = "nothing";

    Ledger(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
        for (int client = 0; client < CLIENTS; client++) {
            writers.add(new Writer());
        }
    }

    /** One client in the middle of a run. */
    private final class Writer {
        private int run = runs.incrementAndGet();
        private int acknowledged;

        /** Writes, and what is refused again, until it is told to stop or the engine is gone. */
        void write(EngineProcess engine, CountDownLatch some) {
            try {
                while (!isOver) {
                    if (send(engine)) {
                        some.countDown();
                    } else {
                        LockSupport.parkNanos(REFUSED_NANOS);
                    }
                }
            } catch (IOException dead) {
                some.countDown();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        /** Whether the next steps were acknowledged. */
        private boolean send(EngineProcess engine) throws IOException, InterruptedException {
            List<String> steps = new ArrayList<>();
            for (int step = acknowledged; step < acknowledged + AT_ONCE; step++) {
                steps.add("{\"session\":\"run-%d\",\"task\":\"step-%d\",\"id\":\"%d\"}".formatted(run, step, step));
            }
            HttpResponse<String> response = engine.post("/api/v1/observations", steps.toString());
            if (response.statusCode() != 200) {
                refusal = response.body();
                return false;
            }
            acknowledged += AT_ONCE;
            if (acknowledged == STEPS) {
                acknowledged = 0;
                run = runs.incrementAndGet();
            }
            return true;
        }

        /** Ends its run. */
        void complete(EngineProcess engine) throws IOException, InterruptedException {
            int last = run;
            while (run == last) {
                assertThat(send(engine))
                        .as(() -> "taken (seed %d): %s".formatted(seed, refusal))
                        .isTrue();
            }
        }
    }

    /** Ends an engine, somehow. */
    interface End {
        void end(EngineProcess engine) throws IOException, InterruptedException;
    }

    /** Writes to the engine, and ends it at a random moment. */
    void writeUntil(EngineProcess engine, End end) throws IOException, InterruptedException {
        isOver = false;
        CountDownLatch some = new CountDownLatch(1 + random.nextInt(200));
        List<Thread> threads = writers.stream()
                .map(writer -> new Thread(() -> writer.write(engine, some)))
                .toList();
        threads.forEach(Thread::start);
        assertThat(some.await(60, TimeUnit.SECONDS))
                .as(() -> "acknowledgements arrive (seed %d); last refused: %s".formatted(seed, refusal))
                .isTrue();
        end.end(engine);
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Completes all runs, and holds the sessions and the counts against what was written. */
    void verify(EngineProcess engine) throws IOException, InterruptedException {
        for (Writer writer : writers) {
            writer.complete(engine);
        }
        int complete = runs.get() - CLIENTS;
        for (int step = 0; step < STEPS - 1; step++) {
            assertThat(engine.post(
                                    "/api/v1/recommendations",
                                    "{\"task\":\"step-%d\",\"kinds\":[\"sequence\"]}".formatted(step))
                            .body())
                    .as("each run counted once (seed %d)", seed)
                    .contains("\"action\":\"step-" + (step + 1) + "\"")
                    .contains("\"support\":" + complete + ",");
        }
        for (int run = 1; run <= runs.get(); run++) {
            String session = engine.get("/api/v1/sessions/run-" + run).body();
            if (session.contains("\"observations\"")) {
                assertThat(session).as("run-%d (seed %d)", run, seed).contains("\"observations\":" + STEPS + ",");
            } else {
                assertThat(run).as("never begun: %s", session).isGreaterThan(complete);
            }
        }
    }
}
