package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.cli.EngineProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Clients of a balancer: each reports runs of two steps, sends what failed once more under the same ids, and asks between; never twice. */
final class BalancedClients {
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final AtomicLong longestWait = new AtomicLong();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    BalancedClients(URI address) {
        this.address = address;
    }

    void start() {
        for (int one = 0; one < CLIENTS; one++) {
            Thread thread = new Thread(this::work);
            threads.add(thread);
            thread.start();
        }
    }

    private void work() {
        while (!ending) {
            String session = "balanced-" + runs.incrementAndGet();
            report(session, "balanced-first", "1");
            report(session, "balanced-second", "2");
            String question = "{\"task\":\"balanced-first\",\"kinds\":[\"sequence\"]}";
            fail("ask", once("/api/v1/recommendations", session, question));
        }
    }

    private void report(String session, String task, String id) {
        String body = "{\"task\":\"%s\",\"id\":\"%s\"}".formatted(task, id);
        long begun = System.nanoTime();
        if (!once("/api/v1/observations", session, body).isEmpty()) {
            sentAgain.incrementAndGet();
            fail("observe twice", once("/api/v1/observations", session, body));
        }
        longestWait.accumulateAndGet(System.nanoTime() - begun, Math::max);
    }

    private void fail(String what, String reason) {
        if (!reason.isEmpty()) {
            failures.add(what + ": " + reason);
        }
    }

    /** Why it failed; empty when it did not. */
    private String once(String path, String session, String body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Session", session)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.ofString()).statusCode();
            return status == 200 ? "" : "status " + status;
        } catch (IOException failure) {
            return failure.toString();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Waits until so many more runs began. */
    void awaitRuns(int more) {
        int goal = runs.get() + more;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (runs.get() < goal) {
            assertThat(System.nanoTime() - end).as("runs go on").isNegative();
            LockSupport.parkNanos(5_000_000);
        }
    }

    void end() throws InterruptedException {
        ending = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    Collection<String> failures() {
        return List.copyOf(failures);
    }

    int runs() {
        return runs.get();
    }

    int sentAgain() {
        return sentAgain.get();
    }

    long longestWaitMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestWait.get());
    }

    /** Waits until the node knows every run, each once. */
    void verify(EngineProcess node) throws IOException, InterruptedException {
        String wanted = "\"support\":" + runs.get() + ",";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String answer = ask(node);
        while (!answer.contains(wanted) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(20_000_000);
            answer = ask(node);
        }
        assertThat(answer).contains("\"action\":\"balanced-second\"").contains(wanted);
    }

    private static String ask(EngineProcess node) throws IOException, InterruptedException {
        return node.post("/api/v1/recommendations", "{\"task\":\"balanced-first\",\"kinds\":[\"sequence\"]}")
                .body();
    }
}
