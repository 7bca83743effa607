package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.patternengine.cli.EngineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The tar of {@code mvn -Prelease package}: unpacked, started, asked, stopped, where there is nothing but a Java. */
@Timeout(300)
@EnabledIfSystemProperty(named = "patternengine.release", matches = ".+", disabledReason = "made by -Prelease only")
class ReleaseIT {
    private static final Path TAR = Path.of(System.getProperty("patternengine.release", ""));

    /** Of the launcher or the virtual machine, about the archive. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[^):]*\\)");

    private static final String[] COMPLAINTS = {"jsa", "archive", "denied", "read-only"};

    private static Path folder;
    private static Path home;

    private final List<EngineProcess> started = new ArrayList<>();

    @AfterEach
    void kill() throws InterruptedException {
        for (EngineProcess engine : started) {
            engine.kill();
        }
    }

    @BeforeAll
    static void unpack(@TempDir Path bare) throws IOException, InterruptedException {
        folder = Shell.readable(bare);
        home = unpack("release");
    }

    private static Path unpack(String name) throws IOException, InterruptedException {
        Path place = Shell.readable(folder.resolve(name));
        Shell.run(place, Map.of(), List.of("tar", "xzf", TAR.toString(), "--no-same-owner"));
        try (Stream<Path> unpacked = Files.list(place)) {
            return unpacked.findFirst().orElseThrow();
        }
    }

    private EngineProcess start(Path release, Map<String, String> more, Path data) throws IOException {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        List<String> command = Shell.asNobody(List.of(
                release.resolve("bin/pattern-engine").toString(),
                "serve",
                "--port",
                "0",
                "--data",
                data.resolve("data").toString()));
        EngineProcess engine = EngineProcess.launch(Shell.builder(environment, command));
        started.add(engine);
        return engine;
    }

    private static List<Path> archives(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    /** What is in the release; Maven leaves it out when it is offline. */
    private static Path sbom() {
        Path sbom = home.resolve(home.getFileName() + "-sbom.json");
        assumeTrue(Files.exists(sbom), "the SBOM is made online only");
        return sbom;
    }

    @Test
    void documents_linksToFiles_leadToFilesOfTheRelease() throws IOException {
        List<String> documents = List.of(
                "README.md",
                "CHANGELOG.md",
                "CONTRIBUTING.md",
                "clients/python/README.md",
                "clients/js/README.md",
                "docs/api.md",
                "docs/architecture.md",
                "docs/benchmarks.md",
                "docs/decisions.md",
                "docs/operations.md");
        for (String document : documents) {
            Path place = home.resolve(document);
            LINK.matcher(Files.readString(place))
                    .results()
                    .map(link -> place.resolveSibling(link.group(1)).normalize())
                    .forEach(file -> assertThat(file).as(document).exists());
        }
    }

    @Test
    void contract_besideTheDocuments_isTheOneThatIsServed() throws IOException {
        assertThat(home.resolve("docs/openapi.yaml"))
                .isRegularFile()
                .hasSameTextualContentAs(Path.of("src/main/resources/openapi.yaml"));
        assertThat(home.resolve("docker/nginx.conf")).isRegularFile();
        assertThat(home.resolve("docker/redis.conf")).isRegularFile();
    }

    @Test
    void checksums_ofTarAndSbom_areRight() throws IOException, InterruptedException {
        String sbom = sbom().getFileName() + ".sha256";
        List<String> command = List.of("sha256sum", "--strict", "-c", TAR.getFileName() + ".sha256", sbom);
        assertThat(Shell.run(TAR.getParent(), Map.of(), command)).contains(": OK");
    }

    @Test
    void sbom_namesEveryLibraryOfTheRelease() throws IOException {
        JsonNode sbom = new ObjectMapper().readTree(sbom().toFile());
        List<String> named = new ArrayList<>();
        for (JsonNode part : sbom.path("components")) {
            assertThat(part.path("purl").asText()).startsWith("pkg:maven/");
            named.add(part.path("name").asText() + "-" + part.path("version").asText() + ".jar");
        }
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            jars.map(jar -> jar.getFileName().toString()).toList());
        }
    }

    @Test
    void release_onItsFirstStartAndLater_servesLearnsAndStops() throws IOException, InterruptedException {
        Path writable = unpack("writable");
        Shell.open(writable);
        Path data = Shell.open(folder.resolve("first"));
        EngineProcess first = start(writable, Map.of(), data);
        assertThat(first.said()).doesNotContainIgnoringCase(COMPLAINTS);
        String run = "{\"session\":\"%1$d\",\"task\":\"x\"},{\"session\":\"%1$d\",\"task\":\"y\"}";
        String runs = "[" + run.formatted(1) + "," + run.formatted(2) + "," + run.formatted(3) + "]";
        assertThat(first.post("/api/v1/observations", runs).body()).contains("\"accepted\":6", "fsynced");
        assertThat(first.stop()).isZero();
        assertThat(archives(writable)).singleElement().satisfies(file -> assertThat(file)
                .isNotEmptyFile());

        Path classes = data.resolve("classes.log");
        EngineProcess second =
                start(writable, Map.of("PATTERN_ENGINE_JAVA_OPTS", "-Xlog:class+load:file=" + classes), data);
        assertThat(second.post("/api/v1/recommendations", "{\"task\":\"x\"}").body())
                .contains("\"action\":\"y\"");
        assertThat(second.stop()).isZero();
        assertThat(classes).content().contains("dev.patternengine.Main source: shared objects file (top)");
    }

    @Test
    void release_thatItsUserMayOnlyRead_startsWithoutAnArchiveAndSaysNothingOfIt()
            throws IOException, InterruptedException {
        assumeTrue(Shell.isRoot(), "another user's folder is needed: only root can be two users");
        EngineProcess engine = start(home, Map.of(), Shell.open(folder.resolve("second")));
        assertThat(engine.said()).doesNotContainIgnoringCase(COMPLAINTS);
        assertThat(engine.stop()).isZero();
        assertThat(archives(home)).isEmpty();
    }

    @Test
    void release_withACacheFolder_keepsTheArchiveThere() throws IOException, InterruptedException {
        assumeTrue(Shell.isRoot(), "another user's folder is needed: only root can be two users");
        Path cache = Shell.open(folder.resolve("cache"));
        Path stale = Files.createFile(cache.resolve("pattern-engine-1.jsa"));
        Map<String, String> environment = Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "CACHE_DIRECTORY",
                cache.toString(),
                "PATTERN_ENGINE_REDIS",
                "redis://127.0.0.1:1");
        String launcher = home.resolve("bin/pattern-engine").toString();
        Shell.run(folder, environment, Shell.asNobody(List.of(launcher, "--version")));
        assertThat(archives(cache))
                .singleElement()
                .satisfies(file -> assertThat(file).isNotEqualTo(stale).isNotEmptyFile());
    }
}
