package dev.patternengine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patternengine.cli.EngineProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * What the image does, without Docker: the same script makes the same files in a folder, and the Dockerfile's own commands, environment
 * and user run them. As root also as the image's user, on a file system that is read-only but for the data and /tmp.
 */
@Timeout(300)
@EnabledIfSystemProperty(named = "patternengine.release", matches = ".+", disabledReason = "made by -Prelease only")
class ImageIT {
    private static final String KEY = "k".repeat(32);
    private static final String TAR = System.getProperty("patternengine.release");

    /** Not under /tmp, which the image has for itself. */
    @TempDir(factory = BesideClasses.class)
    private Path root;

    private Dockerfile file;

    /** In the build's folder. */
    static final class BesideClasses implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Shell.readable(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "image"));
        }
    }

    /** Paths of the image as paths of this machine. */
    private String here(String text) {
        return text.replaceAll("(?<![\\w.])/(opt|var/lib)/", root + "/$1/");
    }

    private List<String> here(List<String> words) {
        return words.stream().map(this::here).toList();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(file.assignments("ENV"));
        environment.replaceAll((name, value) -> here(value));
        return environment;
    }

    /** As the image's user; with the read-only file system where that is permitted. */
    private List<String> contained(boolean readOnly, List<String> command) {
        List<String> all = new ArrayList<>();
        String data = here(file.image("WORKDIR").get(0));
        if (readOnly) {
            String mounts = "mount --make-rprivate / && mount --bind '%1$s' '%1$s' && mount --bind '%2$s' '%2$s'"
                            .formatted(root, data)
                    + " && mount -t tmpfs tmpfs /tmp && mount -o remount,bind,ro '%s'".formatted(root)
                    + " && mount -o remount,bind,ro / && cd '%s' && exec \"$@\"".formatted(data);
            all.addAll(List.of("unshare", "--mount", "sh", "-ec", mounts, "sh"));
        }
        if (Shell.isRoot()) {
            String[] user = file.image("USER").get(0).split(":", 2);
            all.addAll(List.of("setpriv", "--reuid=" + user[0], "--regid=" + user[1], "--clear-groups"));
            all.addAll(List.of("--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"));
        }
        all.addAll(command);
        return all;
    }

    private boolean mayMount() throws IOException, InterruptedException {
        List<String> attempt = List.of("unshare", "--mount", "mount", "--make-rprivate", "/");
        return Shell.isRoot() && Shell.end(root, Map.of(), attempt).status() == 0;
    }

    private void build() throws IOException, InterruptedException {
        file = Dockerfile.read(Path.of("docker/Dockerfile"));
        Map<String, String> jdk = Map.of("JAVA_HOME", System.getProperty("java.home"));
        Path script = Path.of("docker/assemble").toAbsolutePath();
        Shell.run(root, jdk, List.of(script.toString(), TAR, root.toString()));
        for (String step : file.image("RUN")) {
            String unowned = Shell.isRoot() ? step : step.replaceAll("-[og] \\d+ ", "");
            Shell.run(root, environment(), List.of("sh", "-ec", here(unowned)));
        }
    }

    @Test
    void image_onAReadOnlyFileSystem_servesChecksItselfAndStops() throws IOException, InterruptedException {
        build();
        boolean readOnly = mayMount();
        Map<String, String> environment = environment();
        Path secret = Files.writeString(root.resolve("bootstrap-key"), KEY);
        environment.put("PATTERN_ENGINE_BOOTSTRAP_KEY_FILE", secret.toString());
        environment.merge("PATTERN_ENGINE_JAVA_OPTS", " -Xlog:class+load:stderr", String::concat);
        List<String> command = new ArrayList<>(here(file.words("ENTRYPOINT")));
        command.addAll(file.words("CMD"));
        command.addAll(List.of("--port", "0"));
        Path data = Path.of(here(file.image("WORKDIR").get(0)));
        EngineProcess engine = EngineProcess.launch(
                Shell.builder(environment, contained(readOnly, command)).directory(data.toFile()));
        try {
            assertThat(engine.said()).contains("dev.patternengine.Main source: shared objects file (top)");
            assertThat(engine.post("/api/v1/observations", "{\"task\":\"x\"}").statusCode())
                    .isEqualTo(401);
            assertThat(engine.withKey(KEY)
                            .post("/api/v1/observations", "{\"task\":\"x\"}")
                            .body())
                    .contains("\"accepted\":1");
            assertThat(data.resolve("data/partitions")).exists();
            assertThat(check(readOnly, engine.address().toString()).status()).isZero();
            assertThat(check(readOnly, "http://127.0.0.1:1").status()).isEqualTo(1);
        } finally {
            assertThat(engine.stop()).isZero();
        }
        assumeTrue(readOnly, "done, but not on a read-only file system: that needs root and the right to mount");
        List<String> write = contained(true, List.of("touch", root + "/opt/x", "/etc/x", "/var/x"));
        assertThat(Shell.end(root, Map.of(), write).output()).contains("Read-only file system");
    }

    private Shell.Ended check(boolean readOnly, String url) throws IOException, InterruptedException {
        List<String> check = new ArrayList<>(here(file.words("HEALTHCHECK")));
        check.addAll(List.of("--url", url));
        return Shell.end(root, environment(), contained(readOnly, check));
    }
}
