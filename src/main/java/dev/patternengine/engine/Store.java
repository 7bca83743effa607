package dev.patternengine.engine;

import dev.patternengine.message.AdviceTokens;
import dev.patternengine.metrics.Reading;
import dev.patternengine.metrics.Telemetry;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.KeyStore;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.Registry;
import dev.patternengine.storage.file.FileCheckpoints;
import dev.patternengine.storage.file.FileKeys;
import dev.patternengine.storage.file.FileLog;
import dev.patternengine.storage.memory.MemoryKeys;
import dev.patternengine.storage.memory.MemoryLog;
import dev.patternengine.storage.memory.NoCheckpoints;
import dev.patternengine.storage.redis.RedisSettings;
import dev.patternengine.storage.redis.RedisStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What outlives the process: the log, the checkpoints, the keys, and the secret behind the tokens of recommendations given.
 *
 * @param closing closes all of it
 */
record Store(Log log, CheckpointStore checkpoints, KeyStore keys, AdviceTokens tokens, Supplier<Future<Void>> closing) {
    private static final Logger LOGGER = LoggerFactory.getLogger(Store.class);

    /** A node of a cluster shows itself twice a second. */
    private static final long PRESENT_MILLIS = 10_000;

    static Future<Store> open(Vertx vertx, Settings settings, Telemetry telemetry) {
        return settings.redis()
                .map(redis -> inRedis(vertx, redis, settings.ingest().partitions(), telemetry))
                .orElseGet(() -> vertx.executeBlocking(() -> inProcess(vertx, settings)))
                .map(store -> store.measured(telemetry));
    }

    /** The same, whose appends and checkpoints are measured. */
    private Store measured(Telemetry telemetry) {
        if (log instanceof FileLog file) {
            telemetry.source(() -> List.of(Reading.gauge("log.segments", file.segments())));
        }
        return over(new MeteredLog(log, new LogMeters(telemetry.registry())), telemetry.registry());
    }

    /** The same over a log that is measured, with checkpoints that are. */
    Store over(Log measured, MeterRegistry registry) {
        return new Store(measured, new MeteredCheckpoints(checkpoints, registry), keys, tokens, closing);
    }

    Future<Void> close() {
        return closing.get();
    }

    private static Future<Store> inRedis(Vertx vertx, Settings.Redis redis, int partitions, Telemetry telemetry) {
        return RedisStore.open(vertx, RedisSettings.of(redis.address(), redis.prefix(), partitions))
                .onSuccess(store -> RedisReadings.watch(store, telemetry))
                .compose(store -> requireNobody(store)
                        .compose(alone -> store.shared("secret", DataFolder.randomSecret()))
                        .map(secret -> of(store, secret))
                        .recover(failure -> store.close().transform(closed -> Future.failedFuture(failure))));
    }

    /** One that works alone would take the log from the nodes of a cluster, and they from it. */
    private static Future<?> requireNobody(RedisStore store) {
        return Future.fromCompletionStage(store.registry().look()).compose(roll -> roll.nodes().values().stream()
                .mapToLong(Registry.Sign::silentMillis)
                .filter(silent -> silent < PRESENT_MILLIS)
                .min()
                .stream()
                .mapToObj(silent -> Future.failedFuture(new LogFailure("nodes of a cluster work under this prefix,"
                        + " the last showed itself " + silent
                        + " ms ago: start it with --cluster, or with another --redis-prefix")))
                .findFirst()
                .orElseGet(Future::succeededFuture));
    }

    /** What is in a Redis. */
    static Store of(RedisStore store, byte[] secret) {
        return new Store(store.log(), store.checkpoints(), store.keys(), new AdviceTokens(secret), store::close);
    }

    private static Store inProcess(Vertx vertx, Settings settings) {
        return settings.data()
                .map(path ->
                        inFolder(vertx, DataFolder.open(path, settings.ingest().partitions()), settings))
                .orElseGet(() -> new Store(
                        new MemoryLog(),
                        new NoCheckpoints(),
                        new MemoryKeys(),
                        new AdviceTokens(DataFolder.randomSecret()),
                        Future::succeededFuture));
    }

    private static Store inFolder(Vertx vertx, DataFolder folder, Settings settings) {
        AdviceTokens tokens = new AdviceTokens(folder.secret());
        FileKeys keys = FileKeys.open(folder.keys());
        FileLog log = FileLog.open(folder.log(), settings.segmentBytes());
        if (!log.truncated().isEmpty()) {
            LOGGER.warn("the log was not closed cleanly: {}", log.truncated());
        }
        CheckpointStore checkpoints = checkpoints(folder, log);
        return new Store(
                log, checkpoints, keys, tokens, () -> vertx.executeBlocking(() -> close(log, checkpoints, keys)));
    }

    private static CheckpointStore checkpoints(DataFolder folder, FileLog log) {
        try {
            return FileCheckpoints.open(folder.checkpoints());
        } catch (RuntimeException failure) {
            log.close();
            throw failure;
        }
    }

    /** Closes all, whatever happens to the first. */
    private static Void close(Log log, CheckpointStore checkpoints, FileKeys keys) {
        try (log;
                checkpoints;
                keys) {
            return null;
        }
    }
}
