package dev.patternengine.storage.redis;

import dev.patternengine.storage.redis.RedisSettings.Times;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Opens stores for a test, with short times, and closes them after it. */
final class Stores implements AfterEachCallback {
    /** Quick to notice, and patient with a busy machine. */
    static final Times SHORT = new Times(50, 400, 5, 50, 20_000, 20_000, 60_000);

    private final Vertx vertx = Vertx.vertx();
    private final List<RedisStore> open = new ArrayList<>();

    static RedisSettings settings(RedisAddress address) {
        return RedisSettings.of(address, "test", 4).withTimes(SHORT);
    }

    Vertx vertx() {
        return vertx;
    }

    RedisStore open(RedisAddress address) {
        return open(settings(address));
    }

    RedisStore open(RedisSettings settings) {
        RedisStore store = Wait.result(RedisStore.open(vertx, settings));
        open.add(store);
        return store;
    }

    /** Closes those that are open. */
    void close() {
        open.forEach(store -> Wait.result(store.close()));
        open.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        Wait.result(vertx.close());
    }
}
