package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.mining.RandomRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The user of Redis that the documentation gives to an engine. */
@Timeout(120)
class RedisUserTest {
    private static final Pattern USER = Pattern.compile("(ACL SETUSER engine [^`]+)```");

    /** The command as it is documented, for the prefix of the tests. */
    private static String[] documented() throws Exception {
        Matcher matcher = USER.matcher(Files.readString(Path.of("docs/operations.md")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).strip().replace("~pattern-engine:", "~cluster:").split("\\s+");
    }

    @Test
    void clustered_asTheDocumentedUser_joinsLearnsWritesCheckpointsAndTakesOrders(@TempDir Path folder)
            throws Exception {
        try (Nodes nodes = new Nodes(folder, 0)) {
            assertThat(nodes.redis().command(documented())).containsExactly("OK");
            Settings settings = nodes.settings()
                    .withRedis(
                            "redis://engine:PASSWORD@127.0.0.1:" + nodes.redis().port(), "cluster")
                    .withIngest(nodes.settings().ingest().withCheckpointBytes(1));
            PatternEngine engine = result(PatternEngine.clustered(settings));
            result(engine.observe(new RandomRuns(5, 9).observations(100)));
            String pattern = result(engine.patterns()).get(0).id();
            assertThat(result(engine.gateway().examples("default", pattern, 3))).isPresent();
            for (String order : new String[] {"pause", "resume", "sync"}) {
                result(engine.gateway().order(order, ""));
            }
            assertThat(result(engine.gateway().federation()).orders()).hasSize(3);
            until(() -> nodes.redis()
                    .command("EXISTS", "cluster:{ckp}:manifest")
                    .get(0)
                    .equals("1"));
            result(engine.close());
            assertThat(nodes.redis().command("EXISTS", "cluster:{nodes}:joining"))
                    .containsExactly("0");
            assertThat(nodes.redis().command("EXISTS", "cluster:{ckp}:turn")).containsExactly("0");
        }
    }
}
