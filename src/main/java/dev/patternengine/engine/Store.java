package dev.patternengine.engine;

import dev.patternengine.message.AdviceTokens;
import dev.patternengine.metrics.Reading;
import dev.patternengine.metrics.Telemetry;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.KeyStore;
import dev.patternengine.storage.Log;
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
                .compose(store ->
                        store.shared("secret", DataFolder.randomSecret()).map(secret -> of(store, secret)));
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
