package dev.patternengine.storage.redis;

import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.KeyStore;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.Registry;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * The log and the checkpoints of an engine in one Redis, over one connection. May be used from any thread; futures complete on
 * no context of the caller's.
 */
public final class RedisStore {
    private final Context context;
    private final Keys keys;
    private final Supervisor supervisor;
    private final Appends appends;
    private final RedisLog log;
    private final RedisCheckpoints checkpoints;
    private final RedisRegistry registry;
    private final RedisKeys apiKeys;

    private RedisStore(Vertx vertx, Context context, RedisSettings settings) {
        this.context = context;
        this.keys = new Keys(settings.prefix());
        RedisSettings.Times times = settings.times();
        this.supervisor = new Supervisor(
                vertx,
                settings.address(),
                times,
                new BackOff(times.firstBackOff(), times.longestBackOff(), new Random()));
        Tails tails = new Tails(
                keys, settings.partitions(), new KeptEntries(settings.bounds().keptBytes()));
        this.appends = new Appends(vertx, supervisor, tails, keys, settings);
        this.log = new RedisLog(context, supervisor, tails, appends, settings);
        this.checkpoints = new RedisCheckpoints(context, supervisor, keys);
        this.registry = new RedisRegistry(context, supervisor, keys);
        this.apiKeys = new RedisKeys(context, supervisor, keys);
    }

    /** Tells how many nanoseconds each answer to the question whether Redis is there takes: about one a second. */
    public void whenAnswered(LongConsumer handler) {
        supervisor.whenAnswered(handler);
    }

    /** How the connection is now. */
    public RedisState state() {
        return appends.state();
    }

    /**
     * Connects, and finds out where the log ends. Fails with {@link LogFailure} when Redis cannot be reached, would throw entries
     * away, or was used with another number of partitions.
     */
    public static Future<RedisStore> open(Vertx vertx, RedisSettings settings) {
        Promise<RedisStore> opened = Promise.promise();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(run -> {
            RedisStore store = new RedisStore(vertx, context, settings);
            store.start(settings).onSuccess(started -> opened.complete(store)).onFailure(failure -> {
                store.supervisor.close();
                opened.fail(failure instanceof LogFailure ? failure : new LogFailure(failure.getMessage(), failure));
            });
        });
        return opened.future();
    }

    private Future<?> start(RedisSettings settings) {
        return supervisor
                .start(appends)
                .compose(Connection::memory)
                .compose(memory -> memory.danger().isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new LogFailure(memory.danger().get())))
                .compose(safe -> requirePartitions(settings.partitions()));
    }

    private Future<?> requirePartitions(int partitions) {
        String name = "partitions";
        String wanted = Integer.toString(partitions);
        return sharedValue(name, wanted.getBytes(StandardCharsets.US_ASCII))
                .map(found -> new String(found, StandardCharsets.US_ASCII))
                .compose(found -> found.equals(wanted)
                        ? Future.succeededFuture()
                        : Future.failedFuture(new LogFailure(
                                keys.shared(name) + " is " + found + ": this Redis was not made for " + wanted)));
    }

    private Future<byte[]> sharedValue(String name, byte[] otherwise) {
        String key = keys.shared(name);
        return supervisor
                .ask(connection -> connection
                        .send(Request.cmd(Command.SETNX).arg(key).arg(otherwise))
                        .compose(set -> connection.send(Request.cmd(Command.GET).arg(key))))
                .map(Response::toBytes);
    }

    /** The value that all engines of this Redis have under a name: what is given, unless there is one already. */
    public Future<byte[]> shared(String name, byte[] otherwise) {
        Promise<byte[]> promise = Promise.promise();
        context.runOnContext(run -> sharedValue(name, otherwise).onComplete(promise));
        return promise.future();
    }

    public SharedLog log() {
        return log;
    }

    public Registry registry() {
        return registry;
    }

    /** The keys of those who may use the engine. */
    public KeyStore keys() {
        return apiKeys;
    }

    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    /** Takes no more appends, lets those that were taken end, and frees the connection. */
    public Future<Void> close() {
        Promise<Void> closed = Promise.promise();
        context.runOnContext(run -> appends.close().onComplete(drained -> {
            supervisor.close();
            closed.complete();
        }));
        return closed.future();
    }
}
