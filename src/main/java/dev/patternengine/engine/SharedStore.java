package dev.patternengine.engine;

import dev.patternengine.metrics.Telemetry;
import dev.patternengine.storage.Registry;
import dev.patternengine.storage.SharedLog;
import dev.patternengine.storage.redis.RedisSettings;
import dev.patternengine.storage.redis.RedisStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What the nodes of a cluster share. */
record SharedStore(Store store, SharedLog log, Registry registry) {
    static Future<SharedStore> open(Vertx vertx, Settings settings, Telemetry telemetry) {
        Settings.Redis redis = settings.redis().orElseThrow();
        RedisSettings place = RedisSettings.of(
                redis.address(), redis.prefix(), settings.ingest().partitions());
        return RedisStore.open(vertx, place)
                .onSuccess(store -> RedisReadings.watch(store, telemetry))
                .compose(store -> store.shared("secret", DataFolder.randomSecret())
                        .map(secret -> of(store, secret, telemetry.registry())));
    }

    private static SharedStore of(RedisStore store, byte[] secret, MeterRegistry registry) {
        SharedLog log = new MeteredSharedLog(store.log(), new LogMeters(registry));
        return new SharedStore(Store.of(store, secret).over(log, registry), log, store.registry());
    }
}
