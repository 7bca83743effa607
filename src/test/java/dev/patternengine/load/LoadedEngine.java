package dev.patternengine.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.cli.EngineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An engine as it is shipped: jar, libraries and launcher in a folder of their own, with a small heap, small models and keys for two tenants. */
final class LoadedEngine {
    static final String HEAP = "512m";
    static final int CELLS = 100_000;

    private static final String BOOTSTRAP = "load-".repeat(8);
    private static final Path BUILT = Path.of("target");

    private final Path folder;
    private EngineProcess process;

    private LoadedEngine(Path folder) {
        this.folder = folder;
    }

    /** Copies what {@code mvn package} built, and starts it. */
    static LoadedEngine start(Path folder) throws IOException {
        LoadedEngine engine = new LoadedEngine(folder);
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Files.copy(Path.of("bin/pattern-engine"), folder.resolve("bin/pattern-engine"));
        copyJars(BUILT, folder);
        copyJars(BUILT.resolve("lib"), folder.resolve("lib"));
        engine.begin();
        return engine;
    }

    private static void copyJars(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Files.copy(jar, to.resolve(jar.getFileName()));
            }
        }
    }

    private void begin() throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                folder.resolve("bin/pattern-engine").toString(),
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--model-cells",
                Integer.toString(CELLS));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("PATTERN_ENGINE_JAVA_OPTS", "-Xmx" + HEAP);
        command.environment().put("PATTERN_ENGINE_BOOTSTRAP_KEY", BOOTSTRAP);
        process = EngineProcess.launch(command).withKey(BOOTSTRAP);
    }

    EngineProcess process() {
        return process;
    }

    /** Keys of the tenants. */
    List<String> keys() throws IOException, InterruptedException {
        List<String> keys = new ArrayList<>();
        for (int tenant = 0; tenant < World.TENANTS; tenant++) {
            String made = process.post(
                            "/api/v1/keys", "{\"tenant\":\"load%d\",\"roles\":[\"write\"]}".formatted(tenant))
                    .body();
            keys.add(new ObjectMapper().readTree(made).path("key").asText());
        }
        return keys;
    }

    /** Observations it stored, by its own account, since it was started. */
    long stored() throws IOException, InterruptedException {
        return process.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("pattern_engine_ingest_observations_total{")
                        && line.contains("outcome=\"stored\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
