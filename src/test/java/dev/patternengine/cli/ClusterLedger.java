package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Clients that write runs of {@value #STEPS} steps, one to three a request, whose sessions and tasks bear the ledger's name, to any node of a cluster, and go to the next node when one fails, with the same
 * ids, until it is acknowledged. Remembers what was acknowledged, and the longest time a client had to wait.
 */
final class ClusterLedger {
    static final int STEPS = 8;

    /** What a client waits for once no node takes its step. */
    private static final long REFUSED_NANOS = 20_000_000;

    private final String name;
    private final int clients;
    private final long pauseNanos;
    private final List<EngineProcess> engines = new CopyOnWriteArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private final AtomicInteger mostRetries = new AtomicInteger();
    private final AtomicLong longestWait = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;
    private volatile boolean abandoned;

    /** Six clients: with the processes of a cluster, all that two processors can do while those start. */
    ClusterLedger(String name) {
        this(name, 6, 2);
    }

    /** So many clients, each of which waits so long between two steps. */
    ClusterLedger(String name, int clients, long pauseMillis) {
        this.name = name;
        this.clients = clients;
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    }

    void add(EngineProcess engine) {
        engines.add(engine);
    }

    void remove(EngineProcess engine) {
        engines.remove(engine);
    }

    List<EngineProcess> engines() {
        return List.copyOf(engines);
    }

    void start() {
        for (int client = 0; client < clients; client++) {
            int first = client;
            Thread thread = new Thread(() -> write(first));
            threads.add(thread);
            thread.start();
        }
    }

    private void write(int first) {
        int node = first;
        while (!ending) {
            int run = runs.incrementAndGet();
            for (int step = 0; step < STEPS; step += together(run)) {
                node = report(node, run, step);
                LockSupport.parkNanos(pauseNanos);
            }
        }
    }

    private static int together(int run) {
        return 1 + run % 3;
    }

    /** Reports the steps of one request until they are acknowledged; returns the node that did. */
    private int report(int first, int run, int begin) {
        int end = Math.min(begin + together(run), STEPS);
        String body =
                IntStream.range(begin, end).mapToObj(step -> line(run, step)).collect(Collectors.joining("\n"));
        long begun = System.nanoTime();
        int node = first;
        int failed = 0;
        while (!abandoned && !isTaken(any(node), body)) {
            retried.incrementAndGet();
            failed++;
            node++;
            if (failed > engines.size()) {
                LockSupport.parkNanos(REFUSED_NANOS);
            }
        }
        acknowledged.addAndGet(end - begin);
        mostRetries.accumulateAndGet(failed, Math::max);
        longestWait.accumulateAndGet(System.nanoTime() - begun, Math::max);
        return node;
    }

    private String line(int run, int step) {
        return "{\"session\":\"%s\",\"task\":\"%s\",\"id\":\"%d\"%s}"
                .formatted(session(run), task(step), step, step == STEPS - 1 ? ",\"end\":true" : "");
    }

    /** What a run's session is called; runs count from 1. */
    String session(int run) {
        return name + " " + run;
    }

    /** What a step is called. */
    String task(int step) {
        return name + "-" + step;
    }

    private EngineProcess any(int place) {
        List<EngineProcess> now = engines();
        return now.get(place % now.size());
    }

    private static boolean isTaken(EngineProcess engine, String body) {
        try {
            return engine.report(body).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Waits until so many more steps are acknowledged. */
    void awaitSteps(int more) {
        int goal = acknowledged.get() + more;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (acknowledged.get() < goal) {
            assertThat(System.nanoTime() - end).as("acknowledgements arrive").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Forgets waits so far. */
    void beginMeasuring() {
        longestWait.set(0);
        retried.set(0);
        mostRetries.set(0);
    }

    /** How often one step had to be reported again at most. */
    int mostRetries() {
        return mostRetries.get();
    }

    long longestWaitMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestWait.get());
    }

    int retried() {
        return retried.get();
    }

    /** How many steps were acknowledged. */
    int acknowledged() {
        return acknowledged.get();
    }

    int runs() {
        return runs.get();
    }

    void end() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Ends soon, whatever was acknowledged. */
    void abandon() {
        abandoned = true;
        ending = true;
    }

    /** Holds what every node knows against what was written: each step of each run counted once, everywhere. */
    void verify() throws IOException, InterruptedException {
        for (EngineProcess engine : engines) {
            for (int step = 0; step < STEPS - 1; step++) {
                awaitSupport(engine, step);
            }
        }
    }

    private void awaitSupport(EngineProcess engine, int step) throws IOException, InterruptedException {
        String question = "{\"task\":\"%s\",\"kinds\":[\"sequence\"]}".formatted(task(step));
        String wanted = "\"support\":" + runs.get() + ",";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        HttpResponse<String> answer = engine.post("/api/v1/recommendations", question);
        while (!answer.body().contains(wanted) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(20_000_000);
            answer = engine.post("/api/v1/recommendations", question);
        }
        assertThat(answer.body())
                .as(
                        "each run counted once, where the cluster looks like this: %s",
                        engine.get("/api/v1/federation/status").body())
                .contains("\"action\":\"" + task(step + 1) + "\"")
                .contains(wanted);
    }
}
