package dev.patternengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.ingest.IngestSettings;
import dev.patternengine.message.BusTransport.Encryption;
import dev.patternengine.storage.redis.RedisProcess;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Engines of one cluster in one process, each on a Vert.x instance of its own, and their Redis. */
final class Nodes implements AutoCloseable {
    private final RedisProcess redis;
    private final IngestSettings ingest;
    private final Optional<Encryption> encryption;
    private final List<String> origins;
    private final List<PatternEngine> engines = new ArrayList<>();

    Nodes(Path folder, int count) throws Exception {
        this(folder, count, 200_000);
    }

    Nodes(Path folder, int count, long checkpointBytes) throws Exception {
        this(folder, count, IngestSettings.DEFAULT.withCheckpointBytes(checkpointBytes));
    }

    Nodes(Path folder, int count, IngestSettings ingest) throws Exception {
        this(folder, count, ingest, Optional.empty(), List.of());
    }

    private Nodes(Path folder, int count, IngestSettings ingest, Optional<Encryption> encryption, List<String> origins)
            throws Exception {
        this.ingest = ingest;
        this.encryption = encryption;
        this.origins = origins;
        redis = RedisProcess.start(folder);
        for (int node = 0; node < count; node++) {
            engines.add(result(PatternEngine.clustered(settings(node))));
        }
    }

    /** Those whose bus is encrypted, all by the same certificate. */
    static Nodes encrypted(Path folder, int count, Encryption encryption) throws Exception {
        return new Nodes(folder, count, IngestSettings.DEFAULT, Optional.of(encryption), List.of());
    }

    /** Those that name what is observed through them. */
    static Nodes located(Path folder, String... origins) throws Exception {
        return new Nodes(
                folder,
                origins.length,
                IngestSettings.DEFAULT.withCheckpointBytes(200_000),
                Optional.empty(),
                List.of(origins));
    }

    static Settings.Cluster here(Optional<Encryption> encryption) {
        return new Settings.Cluster("127.0.0.1", encryption, Settings.Cluster.PATIENCE, "");
    }

    Settings settings() {
        return Settings.DEFAULT
                .withRedis("redis://" + redis.address(), "cluster")
                .withIngest(ingest)
                .withCluster(here(encryption));
    }

    private Settings settings(int node) {
        Settings.Cluster cluster = here(encryption);
        return settings().withCluster(origins.isEmpty() ? cluster : cluster.withOrigin(origins.get(node)));
    }

    PatternEngine get(int node) {
        return engines.get(node);
    }

    /** Stops a node, and starts one in its place. */
    void restart(int node) throws Exception {
        result(engines.get(node).close());
        engines.set(node, result(PatternEngine.clustered(settings(node))));
    }

    List<PatternEngine> all() {
        return engines;
    }

    RedisProcess redis() {
        return redis;
    }

    static <T> T result(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.call()) {
            assertThat(System.nanoTime() - end).as("in time").isNegative();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        for (PatternEngine engine : engines) {
            engine.close().toCompletionStage().toCompletableFuture().join();
        }
        redis.close();
    }
}
