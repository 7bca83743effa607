package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which nodes come together, and which do not. */
@Timeout(120)
class ClustersApartTest {
    /** No node lives so long: always fresh. */
    private static final String FAR_FUTURE = "99999999999999";

    @Test
    void clustered_onOneMachineAtDifferentRedis_doNotMerge(@TempDir Path folder) throws Exception {
        try (Nodes one = new Nodes(Files.createDirectory(folder.resolve("one")), 1);
                Nodes other = new Nodes(Files.createDirectory(folder.resolve("other")), 2)) {
            Nodes.until(() -> result(other.get(0).gateway().federation()).nodes().stream()
                            .filter(node -> node.member())
                            .count()
                    == 2);
            assertThat(result(one.get(0).gateway().federation()).nodes()).hasSize(1);
            assertThat(result(other.get(1).gateway().federation()).nodes()).hasSize(2);
        }
    }

    @Test
    void embedded_atThePrefixOfAClusterThatWorks_doesNotStartAndLeavesItItsLog(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 1)) {
            Settings alone =
                    Settings.DEFAULT.withRedis("redis://" + nodes.redis().address(), "cluster");
            assertThatThrownBy(() -> result(PatternEngine.embedded(alone)))
                    .hasMessageContaining("nodes of a cluster work under this prefix")
                    .hasMessageContaining("--cluster");
            result(nodes.get(0).observe(Observation.of("open").build()));
        }
    }

    @Test
    void embedded_atThePrefixOfAClusterThatHasStopped_starts(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 1)) {
            Settings alone =
                    Settings.DEFAULT.withRedis("redis://" + nodes.redis().address(), "cluster");
            result(nodes.all().remove(0).close());
            PatternEngine engine = result(PatternEngine.embedded(alone));
            result(engine.observe(Observation.of("open").build()));
            result(engine.close());
        }
    }

    @Test
    void clustered_livingNodeIsNotReached_doesNotStartAndNamesIt(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 0)) {
            nodes.redis().command("HSET", "cluster:{nodes}:alive", "ghost", FAR_FUTURE + " v2 1 127.0.0.1:1 - - -");
            assertThatThrownBy(() -> result(PatternEngine.clustered(nodes.settings())))
                    .hasMessageContaining("reaches Redis, but not the nodes at [127.0.0.1:1]");
        }
    }
}
