package dev.patternengine.engine;

import dev.patternengine.domain.Positions;
import dev.patternengine.federation.About;
import dev.patternengine.metrics.Telemetry;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.Registry;
import dev.patternengine.storage.Registry.Roll;
import dev.patternengine.storage.redis.RedisSettings;
import dev.patternengine.storage.redis.RedisStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How a node comes into a cluster: one at a time, by a lock in the registry; it joins those that show there that they live. So nodes
 * that start together do not begin two clusters. A node that has not all of them for members afterwards does not start.
 */
final class Joining {
    /** Hazelcast reads it before it reads its configuration. */
    private static final String LOGGING = "hazelcast.logging.type";

    private static final long PAUSE_MILLIS = 200;
    private static final int MOST_TRIES = 300;
    private static final int MOST_LOOKS = 25;
    private static final long FRESH_MILLIS = 1_000;

    private final Vertx vertx;
    private final Settings.Cluster cluster;
    private final RedisStore store;
    private final Telemetry telemetry;
    private final Registry registry;
    private final String token = UUID.randomUUID().toString();

    private Joining(Vertx vertx, Settings.Cluster cluster, RedisStore store, Telemetry telemetry) {
        this.telemetry = telemetry;
        this.vertx = vertx;
        this.cluster = cluster;
        this.store = store;
        this.registry = store.registry();
    }

    /** Joins, and shows in the registry that this node lives. */
    static Future<ClusteredVertx> join(Settings settings, Telemetry telemetry) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "slf4j");
        }
        Settings.Redis redis = settings.redis().orElseThrow();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        RedisSettings place = RedisSettings.of(
                redis.address(), redis.prefix(), settings.ingest().partitions());
        return RedisStore.open(vertx, place)
                .compose(store -> new Joining(vertx, settings.cluster().orElseThrow(), store, telemetry)
                        .run()
                        .eventually(store::close))
                .transform(joined -> vertx.close()
                        .transform(closed -> joined.succeeded()
                                ? Future.succeededFuture(joined.result())
                                : Future.failedFuture(joined.cause())));
    }

    private Future<ClusteredVertx> run() {
        return store.shared("cluster", UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII))
                .map(name -> "pattern-engine-" + new String(name, StandardCharsets.US_ASCII))
                .compose(name -> lock(MOST_TRIES)
                        .compose(locked -> Future.fromCompletionStage(registry.look()))
                        .compose(
                                roll -> elsewhere(() -> ClusteredVertx.join(cluster, name, addresses(roll), telemetry)))
                        .compose(joined -> requireAll(joined, MOST_LOOKS)
                                .compose(whole -> show(joined))
                                .map(joined)
                                .recover(failure ->
                                        joined.vertx().close().transform(closed -> Future.failedFuture(failure))))
                        .eventually(() -> Future.fromCompletionStage(registry.unlock(token))));
    }

    /** Not on a context of the instance that this one is made beside. */
    private static <T> Future<T> elsewhere(Supplier<Future<T>> work) {
        return Future.fromCompletionStage(CompletableFuture.supplyAsync(work).thenCompose(Future::toCompletionStage));
    }

    private Future<Void> lock(int tries) {
        return Future.fromCompletionStage(registry.lock(token)).compose(locked -> {
            if (locked) {
                return Future.succeededFuture();
            }
            return tries == 1
                    ? Future.failedFuture(new LogFailure("other nodes are joining all the time"))
                    : pause().compose(paused -> lock(tries - 1));
        });
    }

    private Future<?> pause() {
        return vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static List<String> addresses(Roll roll) {
        return roll.nodes().values().stream()
                .map(sign -> About.read(sign.about()).address())
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /** Requires that every node that shows that it lives is a member. */
    private Future<Void> requireAll(ClusteredVertx joined, int looks) {
        return Future.fromCompletionStage(registry.look()).compose(roll -> {
            List<String> missing = roll.nodes().entrySet().stream()
                    .filter(one -> one.getValue().silentMillis() < FRESH_MILLIS)
                    .filter(one -> !joined.members().contains(one.getKey()))
                    .map(one -> About.read(one.getValue().about()).address())
                    .toList();
            if (missing.isEmpty()) {
                return Future.succeededFuture();
            }
            return looks == 1
                    ? Future.failedFuture(new LogFailure("this node reaches Redis, but not the nodes at " + missing
                            + ": they live, and are no members of its cluster"))
                    : pause().compose(paused -> requireAll(joined, looks - 1));
        });
    }

    private Future<?> show(ClusteredVertx joined) {
        About about = new About(false, joined.address(), "", Positions.NONE, Positions.NONE);
        return Future.fromCompletionStage(registry.beat(joined.node(), about.text()));
    }
}
