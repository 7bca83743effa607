package dev.patternengine.cli;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Three processes and a Redis that the cases of a class use one after the other. */
final class ProcessCluster {
    private static final int NODES = 3;
    private static final String[] CHECKPOINTS_OFTEN = {"--cluster", "--checkpoint-bytes", "300000"};

    private final RedisProcess redis;
    private final List<EngineProcess> engines = new ArrayList<>();

    private ProcessCluster(RedisProcess redis) {
        this.redis = redis;
    }

    /** Starts Redis; {@link #complete} starts the nodes. */
    static ProcessCluster start(Path folder) {
        return new ProcessCluster(RedisProcess.start(folder, "--appendonly", "yes", "--appendfsync", "everysec"));
    }

    RedisProcess redis() {
        return redis;
    }

    /** Those that were started and not removed. */
    List<EngineProcess> engines() {
        return List.copyOf(engines);
    }

    /** Starts what is missing of three. */
    void complete() throws IOException {
        while (engines.size() < NODES) {
            add();
        }
    }

    /** One more. */
    EngineProcess add() throws IOException {
        EngineProcess engine = EngineProcess.startOnRedis("redis://" + redis.address(), CHECKPOINTS_OFTEN);
        engines.add(engine);
        return engine;
    }

    /** One is not to be used any more. */
    void remove(EngineProcess engine) throws InterruptedException {
        engine.kill();
        engines.remove(engine);
    }

    /** Kills all nodes, for they are not as the next case needs them. */
    void discard() throws InterruptedException {
        for (EngineProcess engine : engines()) {
            remove(engine);
        }
    }

    /** Kills all, Redis too. */
    void close() throws InterruptedException {
        discard();
        redis.close();
    }
}
