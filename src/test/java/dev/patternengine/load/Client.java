package dev.patternengine.load;

import dev.patternengine.load.Tally.End;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests without waiting for answers: bodies of NDJSON over up to {@value #STREAMS} connections, all others over up to {@value #CONNECTIONS}. A request that finds
 * no connection waits for one, which counts as its latency. Keeps the ids of the last advice, and what was not acknowledged.
 */
final class Client implements AutoCloseable {
    private static final int CONNECTIONS = 500;
    private static final int STREAMS = 200;
    private static final int ANSWER_SECONDS = 60;
    /** Shorter than the engine's, so that no request meets the end of its connection. */
    private static final int KEEP_SECONDS = 10;

    private static final int MOST_ADVICE = 1_000;
    private static final Pattern ADVICE = Pattern.compile("\"id\":\"(r-[^\"]+)\"");
    private static final Pattern DUPLICATES = Pattern.compile("\"duplicates\":(\\d+)");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final HttpClient calls;
    private final HttpClient streams;
    private final URI address;
    private final List<String> keys;
    private final List<Deque<String>> advice = List.of(new ConcurrentLinkedDeque<>(), new ConcurrentLinkedDeque<>());
    private final Queue<Sent> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong learned = new AtomicLong();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final Map<String, LongAdder> others = new ConcurrentHashMap<>();

    /** @param keys of the tenants */
    Client(URI address, List<String> keys) {
        this.address = address;
        this.keys = List.copyOf(keys);
        HttpClientOptions options = new HttpClientOptions().setKeepAliveTimeout(KEEP_SECONDS);
        this.calls = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.streams = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(STREAMS));
    }

    /** Sends what was due at that moment; completes whatever becomes of it. An outcome is not sent where there is no advice. */
    Future<End> send(Sent sent, long due, Tally tally) {
        String about = sent.work() == Work.OUTCOME ? advice.get(sent.tenant()).poll() : "";
        if (about == null) {
            return Future.succeededFuture(End.DONE);
        }
        underWay.incrementAndGet();
        String body = World.body(sent, about);
        Promise<End> answered = Promise.promise();
        loop.runOnContext(turn -> ask(sent, body, due, tally).onComplete(answered));
        return answered.future();
    }

    /** On the one event loop: from any other thread the end of an answer can come before anybody has asked for its body, which then never comes. */
    private Future<End> ask(Sent sent, String body, long due, Tally tally) {
        return request(sent, body)
                .recover(failure -> again(sent, body, failure))
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .otherwise(failure -> {
                    note(failure.getClass().getSimpleName() + ": " + failure.getMessage());
                    return End.BROKEN;
                })
                .onSuccess(end -> {
                    tally.add(sent.work(), end, System.nanoTime() - due);
                    if (end != End.DONE && sent.work().teaches()) {
                        refused.add(sent);
                    }
                    underWay.decrementAndGet();
                });
    }

    /** A connection that was closed without an answer: the request is sent over another, once, as clients do where that doubles nothing. */
    private Future<End> again(Sent sent, String body, Throwable failure) {
        if (failure instanceof HttpClosedException) {
            closed.increment();
            return request(sent, body);
        }
        return Future.failedFuture(failure);
    }

    private Future<End> request(Sent sent, String body) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(sent.work().path())
                .setConnectTimeout(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS))
                .setIdleTimeout(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS))
                .putHeader("Content-Type", sent.work().type())
                .putHeader("Authorization", "Bearer " + keys.get(sent.tenant()));
        return (sent.work() == Work.BATCH ? streams : calls)
                .request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(answer -> end(sent, response, answer.toString())));
    }

    private End end(Sent sent, HttpClientResponse response, String answer) {
        int status = response.statusCode();
        if (status == 200) {
            hear(sent, answer);
            return End.DONE;
        }
        boolean isRefusal = (status == 429 || status == 503) && response.getHeader("Retry-After") != null;
        note(status + " " + answer.replaceAll("\\d+", "N"));
        return isRefusal ? End.REFUSED : End.WRONG;
    }

    private void hear(Sent sent, String answer) {
        Matcher given = ADVICE.matcher(answer);
        Deque<String> known = advice.get(sent.tenant());
        if (sent.work() == Work.QUESTION && given.find() && known.size() < MOST_ADVICE) {
            known.add(given.group(1));
        }
        if (sent.work().teaches()) {
            Matcher counted = DUPLICATES.matcher(answer);
            duplicates.add(counted.find() ? Long.parseLong(counted.group(1)) : 0);
            learned.addAndGet(sent.lines());
        }
    }

    private void note(String reason) {
        others.computeIfAbsent(reason.lines().findFirst().orElse(""), first -> new LongAdder())
                .increment();
    }

    /** Connections that were closed before a request over them was answered. */
    long closed() {
        return closed.sum();
    }

    /** Requests that are not answered yet. */
    int underWay() {
        return underWay.get();
    }

    /** Observations that were acknowledged, each once. */
    long learned() {
        return learned.get();
    }

    /** Of them, those that an answer told to be known already: an earlier request had brought them, and was not acknowledged. */
    long duplicates() {
        return duplicates.sum();
    }

    /** Takes what was not acknowledged. */
    Queue<Sent> refused() {
        return refused;
    }

    /** What was said instead of 200, digits left out, and how often. */
    Map<String, Long> complaints() {
        Map<String, Long> sorted = new TreeMap<>();
        others.forEach((reason, count) -> sorted.put(reason, count.sum()));
        return sorted;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
