package dev.patternengine.storage.redis;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.storage.redis.RedisSettings.Bounds;
import dev.patternengine.storage.redis.RedisSettings.Times;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends on their way. They are sent in the order they came, without waiting for one another; what a lost connection left
 * unanswered is sent again over the next one, in the same order, and Redis tells which of it had been stored. While Redis is
 * away they wait, bounded in number, bytes and time. One thread.
 */
final class Appends implements Guest {
    private static final Logger LOGGER = LoggerFactory.getLogger(Appends.class);
    private static final int LARGEST_ENTRY = 256 << 20;

    private final Vertx vertx;
    private final Supervisor supervisor;
    private final Tails tails;
    private final Keys keys;
    private final Times times;
    private final Bounds bounds;
    private final Set<Append> unanswered = new LinkedHashSet<>();
    private final Promise<Void> drained = Promise.promise();
    private final AtomicLong appended = new AtomicLong();
    private long unansweredBytes;
    private volatile int waiting;
    private volatile long waitingBytes;
    private volatile Memory memory = Memory.parse("");
    private long appendedThen;
    private Connection connection;
    private boolean timing;
    private boolean closed;
    private volatile Level level = Level.WRITTEN;
    private volatile Optional<String> refusal = Optional.empty();

    Appends(Vertx vertx, Supervisor supervisor, Tails tails, Keys keys, RedisSettings settings) {
        this.vertx = vertx;
        this.supervisor = supervisor;
        this.tails = tails;
        this.keys = keys;
        this.times = settings.times();
        this.bounds = settings.bounds();
    }

    /** How safe a stored entry is; may be asked from any thread. */
    Level level() {
        return level;
    }

    /** Why Redis must not be given entries now; may be asked from any thread. */
    Optional<String> refusal() {
        return refusal;
    }

    /** Bytes stored so far; may be asked from any thread. */
    long appended() {
        return appended.get();
    }

    /** How it is now, with what the supervisor knows; may be asked from any thread. */
    RedisState state() {
        Memory now = memory;
        return new RedisState(supervisor.isUp(), supervisor.connects(), waiting, waitingBytes, now.used(), now.most());
    }

    void add(Append append) {
        Optional<String> against = against(append);
        if (against.isPresent()) {
            append.fail(against.get());
            return;
        }
        unanswered.add(append);
        unansweredBytes += append.stored().size();
        tellWaiting();
        if (connection == null) {
            expireLater();
        } else {
            send(append);
        }
    }

    private void tellWaiting() {
        waiting = unanswered.size();
        waitingBytes = unansweredBytes;
    }

    private Optional<String> against(Append append) {
        int size = append.stored().size();
        if (closed) {
            return Optional.of("the log is closed");
        }
        if (size > LARGEST_ENTRY) {
            return Optional.of("an entry of " + size + " bytes is too large");
        }
        if (unanswered.size() >= bounds.waitingEntries()
                || (unansweredBytes > 0 && unansweredBytes + size > bounds.waitingBytes())) {
            return Optional.of(
                    "too many appends are waiting" + (connection == null ? ", because " + supervisor.absence() : ""));
        }
        note(memory.refusal(appended.get() - appendedThen + unansweredBytes + size));
        return refusal.or(() -> tails.lost(append.partition()));
    }

    private void send(Append append) {
        connection
                .send(append.stored().append(connection, keys))
                .onSuccess(answer -> settle(append, answer.toString()))
                .onFailure(failure -> settle(append, failure));
    }

    private void settle(Append append, String answer) {
        if (Script.isStored(answer)) {
            tails.stored(append.stored());
            appended.addAndGet(append.stored().size());
            append.complete(level);
            remove(append);
            return;
        }
        EntryId found = StoredEntry.id(answer);
        if (tails.follow(append.partition(), found)) {
            append.refuse(found);
            remove(append);
        } else {
            supervisor.end(keys.log(append.partition()) + " ends at " + found + ", before what was stored");
        }
    }

    /** Leaves it for the next connection, unless Redis plainly said no. */
    private void settle(Append append, Throwable failure) {
        if (failure instanceof ErrorReply && !supervisor.endsConnection(failure)) {
            append.fail("Redis says " + failure.getMessage());
            remove(append);
        }
    }

    private void remove(Append append) {
        if (unanswered.remove(append)) {
            unansweredBytes -= append.stored().size();
            tellWaiting();
        }
        if (closed && unanswered.isEmpty()) {
            drained.tryComplete();
        }
    }

    @Override
    public Future<Void> repair(Connection fresh, Level found) {
        level = found;
        return tails.repair(fresh, unanswered.stream().map(Append::partition).collect(Collectors.toSet()));
    }

    @Override
    public void up(Connection fresh) {
        connection = fresh;
        for (Append append : List.copyOf(unanswered)) {
            Optional<String> lost = tails.lost(append.partition());
            if (lost.isPresent()) {
                append.fail(lost.get());
                remove(append);
            } else {
                send(append);
            }
        }
    }

    @Override
    public void away() {
        connection = null;
        expireLater();
    }

    @Override
    public void alive(Memory now) {
        memory = now;
        appendedThen = appended.get();
        note(memory.refusal(0));
        if (connection != null) {
            tails.forgetOlderThan(TimeUnit.MILLISECONDS.toNanos(times.keep()));
        }
    }

    private void note(Optional<String> now) {
        if (now.isPresent() && refusal.isEmpty()) {
            LOGGER.error("{}: nothing is taken until there is room", now.get());
        }
        refusal = now;
    }

    private void expireLater() {
        if (!timing && connection == null && !unanswered.isEmpty()) {
            timing = true;
            long left = times.patience() - unanswered.iterator().next().ageMillis();
            vertx.setTimer(Math.max(1, left), timer -> {
                timing = false;
                expire();
                expireLater();
            });
        }
    }

    /** Fails what has waited too long, and what follows it in its partition and cannot fit any more. */
    private void expire() {
        Set<Integer> failed = new HashSet<>();
        for (Append append : connection == null ? List.copyOf(unanswered) : List.<Append>of()) {
            boolean follows = failed.contains(append.partition());
            if (follows || append.ageMillis() >= times.patience()) {
                failed.add(append.partition());
                append.fail((follows ? "nor was one before it: " : "") + supervisor.absence());
                remove(append);
            }
        }
    }

    /** Takes nothing new; completes when all that was taken is answered for. */
    Future<Void> close() {
        closed = true;
        if (unanswered.isEmpty()) {
            drained.tryComplete();
        }
        return drained.future();
    }
}
