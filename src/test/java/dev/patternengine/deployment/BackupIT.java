package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.cli.EngineProcess;
import dev.patternengine.storage.redis.RedisProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backs up and restores by the commands that the documents name, as they stand there. */
@Timeout(180)
class BackupIT {
    private static final Path DOCUMENT = Path.of("docs/operations.md");

    @TempDir
    private Path folder;

    private final List<EngineProcess> started = new ArrayList<>();

    @AfterEach
    void kill() throws InterruptedException {
        for (EngineProcess engine : started) {
            engine.kill();
        }
    }

    private EngineProcess started(EngineProcess engine) {
        started.add(engine);
        return engine;
    }

    /** Runs the commands of the document that begin with a comment. */
    private void run(String comment, Map<String, String> variables) throws IOException, InterruptedException {
        Matcher block = Pattern.compile("```bash\n# " + comment + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).as("commands to %s", comment).isTrue();
        Shell.run(folder, variables, List.of("bash", "-eu", "-o", "pipefail", "-c", block.group(1)));
    }

    private static void observe(EngineProcess engine, int from, int to) throws IOException, InterruptedException {
        for (int run = from; run < to; run++) {
            String two =
                    "[{\"session\":\"r%1$d\",\"task\":\"open\",\"id\":\"1\"},{\"session\":\"r%1$d\",\"task\":\"read\",\"id\":\"2\"}]";
            assertThat(engine.post("/api/v1/observations", two.formatted(run)).body())
                    .contains("\"accepted\":2");
        }
    }

    /** Knows the first five runs and no other, and would not learn them again. */
    private static void verify(EngineProcess engine) throws IOException, InterruptedException {
        assertThat(engine.post("/api/v1/recommendations", "{\"task\":\"open\",\"kinds\":[\"sequence\"]}")
                        .body())
                .contains("\"action\":\"read\"", "\"support\":5,");
        assertThat(engine.post("/api/v1/observations", "{\"session\":\"r0\",\"task\":\"read\",\"id\":\"2\"}")
                        .body())
                .contains("\"duplicates\":1");
    }

    @Test
    void folder_backedUpAndRestored_knowsWhatItKnew() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        String backup = folder.resolve("backup.tar.gz").toString();
        EngineProcess engine = started(EngineProcess.start(data));
        observe(engine, 0, 5);
        assertThat(engine.stop()).isZero();
        run("back up a folder", Map.of("DATA", data.toString(), "BACKUP", backup));

        EngineProcess later = started(EngineProcess.start(data));
        observe(later, 5, 8);
        later.stop();

        Path restored = folder.resolve("restored");
        run("restore a folder", Map.of("DATA", restored.toString(), "BACKUP", backup));
        EngineProcess again = started(EngineProcess.start(restored));
        verify(again);
        again.stop();
    }

    @Test
    void redis_backedUpWhileTheEngineRunsAndRestored_knowsWhatItKnew() throws IOException, InterruptedException {
        Shell.require("redis-cli");
        String[] persistent = {"--appendonly", "yes"};
        Path first = Files.createDirectory(folder.resolve("first"));
        Path restored = folder.resolve("restored");
        String backup = folder.resolve("backup.rdb").toString();
        try (RedisProcess redis = RedisProcess.start(first, persistent)) {
            EngineProcess engine = started(EngineProcess.startOnRedis("redis://" + redis.address()));
            observe(engine, 0, 5);
            run("back up Redis", Map.of("HOST", "127.0.0.1", "PORT", Integer.toString(redis.port()), "BACKUP", backup));
            observe(engine, 5, 8);
            assertThat(engine.stop()).isZero();
        }
        String port = Integer.toString(RedisProcess.freePort());
        run("restore Redis", Map.of("REDIS", restored.toString(), "PORT", port, "BACKUP", backup));
        try (RedisProcess redis = RedisProcess.start(restored, persistent)) {
            EngineProcess engine = started(EngineProcess.startOnRedis("redis://" + redis.address()));
            verify(engine);
            engine.stop();
        }
    }
}
