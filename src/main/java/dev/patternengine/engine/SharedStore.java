package dev.patternengine.engine;

import dev.patternengine.storage.Registry;
import dev.patternengine.storage.SharedLog;
import dev.patternengine.storage.redis.RedisSettings;
import dev.patternengine.storage.redis.RedisStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What the nodes of a cluster share. */
record SharedStore(Store store, SharedLog log, Registry registry) {
    static Future<SharedStore> open(Vertx vertx, Settings settings) {
        Settings.Redis redis = settings.redis().orElseThrow();
        RedisSettings place = RedisSettings.of(
                redis.address(), redis.prefix(), settings.ingest().partitions());
        return RedisStore.open(vertx, place).compose(store -> store.shared("secret", DataFolder.randomSecret())
                .map(secret -> new SharedStore(Store.of(store, secret), store.log(), store.registry())));
    }
}
