package dev.patternengine.storage.redis;

import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.redis.RedisSettings.Times;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to Redis: asks every second whether it answers, gives it up when it does not, and connects again, each
 * time a little later. All on one context, which is the caller's.
 */
final class Supervisor {
    private static final Logger LOGGER = LoggerFactory.getLogger(Supervisor.class);
    private static final int MOST_TRIES = 5;

    private final Vertx vertx;
    private final RedisAddress address;
    private final Times times;
    private final BackOff backOff;
    private final Queue<Promise<Connection>> waiting = new ArrayDeque<>();
    private Guest guest;
    private Connection connection;
    private volatile boolean up;
    private final AtomicLong connects = new AtomicLong();
    private volatile LongConsumer answered = nanos -> {};
    private boolean pinging;
    private boolean closed;
    private volatile String state = "was not reached yet";
    private volatile String reason = "";

    Supervisor(Vertx vertx, RedisAddress address, Times times, BackOff backOff) {
        this.vertx = vertx;
        this.address = address;
        this.times = times;
        this.backOff = backOff;
    }

    /** Begins; completes with the first connection, or fails when there is none in time. */
    Future<Connection> start(Guest first) {
        guest = first;
        vertx.setPeriodic(times.ping(), this::watch);
        connect();
        return connected(times.open());
    }

    private void connect() {
        if (!closed) {
            Connection.open(vertx, address, times).onSuccess(this::prepare).onFailure(failure -> {
                reason = "cannot connect: " + message(failure);
                connectLater();
            });
        }
    }

    private static String message(Throwable failure) {
        String text = failure.getMessage();
        String cause = failure.getCause() == null ? null : failure.getCause().getMessage();
        return cause == null || text.contains(cause) ? text : text + ": " + cause;
    }

    private void connectLater() {
        vertx.setTimer(backOff.next(), timer -> connect());
    }

    private void prepare(Connection fresh) {
        connection = fresh;
        fresh.whenEnded(this::ended);
        if (closed) {
            fresh.end("closed");
            return;
        }
        fresh.loadScripts()
                .compose(loaded -> fresh.memory())
                .onSuccess(guest::alive)
                .compose(memory -> fresh.level())
                .compose(level -> guest.repair(fresh, level))
                .onSuccess(repaired -> ready())
                .onFailure(failure -> fresh.end(failure.getMessage()));
    }

    private void ready() {
        up = true;
        connects.incrementAndGet();
        LOGGER.info("Redis at {} is there", address);
        guest.up(connection);
        for (Promise<Connection> one = waiting.poll(); one != null; one = waiting.poll()) {
            one.tryComplete(connection);
        }
    }

    private void ended(String why) {
        boolean wasUp = up;
        connection = null;
        pinging = false;
        up = false;
        reason = why;
        if (closed) {
            return;
        }
        if (wasUp) {
            state = "is away since " + Instant.now();
            LOGGER.warn("{}", absence());
        }
        guest.away();
        connectLater();
    }

    /** Tells how many nanoseconds each answer to the question whether Redis is there took. Any thread. */
    void whenAnswered(LongConsumer handler) {
        answered = handler;
    }

    /** Whether Redis answers. Any thread. */
    boolean isUp() {
        return up;
    }

    /** How often it was connected to. Any thread. */
    long connects() {
        return connects.get();
    }

    /** Says since when Redis is away, and why; only of meaning while it is. Any thread. */
    String absence() {
        return "Redis at " + address + " " + state + (reason.isEmpty() ? "" : ": " + reason);
    }

    private void watch(long timer) {
        if (closed) {
            vertx.cancelTimer(timer);
        } else if (connection != null && connection.silentMillis() >= times.answer()) {
            connection.end("no answer for " + connection.silentMillis() + " ms");
        } else if (up && !pinging) {
            ping(connection);
        }
    }

    private void ping(Connection pinged) {
        pinging = true;
        long asked = System.nanoTime();
        pinged.memory()
                .onSuccess(memory -> {
                    answered.accept(System.nanoTime() - asked);
                    backOff.reset();
                    guest.alive(memory);
                })
                .onComplete(done -> pinging = false);
    }

    /** The connection, as soon as there is one; fails after so many milliseconds. */
    private Future<Connection> connected(long millis) {
        if (up) {
            return Future.succeededFuture(connection);
        }
        Promise<Connection> promise = Promise.promise();
        waiting.add(promise);
        vertx.setTimer(millis, timer -> {
            if (promise.tryFail(new LogFailure(absence()))) {
                waiting.remove(promise);
            }
        });
        return promise.future();
    }

    /**
     * Asks what may be asked twice: waits for a connection, and asks again when it ends before the answer. Fails with {@link
     * LogFailure}.
     */
    Future<Response> ask(Function<Connection, Future<Response>> question) {
        return ask(question, MOST_TRIES);
    }

    private Future<Response> ask(Function<Connection, Future<Response>> question, int tries) {
        return connected(times.patience()).compose(question).recover(failure -> {
            if (tries > 1 && (failure instanceof ConnectionLost || endsConnection(failure))) {
                return ask(question, tries - 1);
            }
            return Future.failedFuture(
                    failure instanceof LogFailure
                            ? failure
                            : new LogFailure("Redis failed: " + failure.getMessage(), failure));
        });
    }

    /**
     * Asks once, of a connection that is there now: for what must not be done after whoever wants it has gone. Fails with {@link
     * LogFailure}; where the connection ended before the answer, it may have been done.
     */
    Future<Response> askNow(Function<Connection, Future<Response>> question) {
        return up ? ask(question, 1) : Future.failedFuture(new LogFailure(absence()));
    }

    /** Ends the connection when the answer says that another one is needed. */
    boolean endsConnection(Throwable failure) {
        boolean ends = failure instanceof ErrorReply error && error.asksForAnotherConnection();
        if (ends) {
            end(failure.getMessage());
        }
        return ends;
    }

    /** Ends the connection, so that the next one begins with a repair. */
    void end(String why) {
        if (connection != null) {
            connection.end(why);
        }
    }

    /** For good. */
    void close() {
        closed = true;
        end("closed");
    }
}
