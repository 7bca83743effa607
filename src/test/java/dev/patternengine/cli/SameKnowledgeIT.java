package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three processes that are told the recorded runs of agents, in turns: all their models are equal, also those of one that comes later. */
@Timeout(240)
class SameKnowledgeIT {
    private static final Path RUNS =
            Path.of(System.getProperty("patternengine.data", "../shared/data"), "agents", "tau_airline_gpt4o.ndjson");
    private static final int AT_ONCE = 100;

    private final List<EngineProcess> engines = new ArrayList<>();

    @TempDir
    private Path folder;

    private void startEngine(RedisProcess redis) throws IOException {
        engines.add(
                EngineProcess.startOnRedis("redis://" + redis.address(), "--cluster", "--checkpoint-bytes", "300000"));
    }

    private void observe(List<String> lines) throws IOException, InterruptedException {
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            String some = String.join(",", lines.subList(from, Math.min(lines.size(), from + AT_ONCE)));
            EngineProcess engine = engines.get(from / AT_ONCE % engines.size());
            assertThat(engine.post("/api/v1/observations", "[" + some + "]").body())
                    .contains("\"rejected\":0");
        }
    }

    @Test
    void observe_recordedRunsAtThreeProcesses_allModelsAreEqual() throws Exception {
        assumeTrue(
                Files.isReadable(RUNS),
                () -> "no data: " + RUNS.toAbsolutePath().normalize());
        try (RedisProcess redis = RedisProcess.start(folder)) {
            for (int node = 0; node < 3; node++) {
                startEngine(redis);
            }
            observe(Files.readAllLines(RUNS));
            long millis = Digests.awaitEqual(engines, 30);
            startEngine(redis);
            engines.get(3).awaitReady();
            Digests.awaitEqual(engines, 30);
            System.out.printf("equal %d ms after the last acknowledgement: %s%n", millis, Digests.of(engines.get(0)));
        } finally {
            for (EngineProcess engine : engines) {
                engine.kill();
            }
        }
    }
}
