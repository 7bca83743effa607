package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node that is behind what the log still holds. */
@Timeout(120)
class ReloadTest {
    private static FederationStatus status(Nodes nodes, int node) throws Exception {
        return result(nodes.get(node).gateway().federation());
    }

    /** A run of two steps in a partition of a node. */
    private static void run(Nodes nodes, FederationStatus status, String owner, int number) throws Exception {
        String session = "run " + number;
        for (int salt = 0; !ownerOf(status, session).equals(owner); salt++) {
            session = "run " + number + " " + salt;
        }
        result(nodes.get(0)
                .observe(List.of(
                        Observation.of("open").session(session).build(),
                        Observation.of("read").session(session).end(true).build())));
    }

    private static String ownerOf(FederationStatus status, String session) {
        int partition = SessionKey.partition(
                SessionKey.named("default", session), status.partitions().size());
        return status.partitions().get(partition).owner();
    }

    private static long support(PatternEngine engine) throws Exception {
        return result(engine.recommend(Question.after("open"))).items().stream()
                .mapToLong(item -> item.support())
                .max()
                .orElse(0);
    }

    @Test
    void resume_logTrimmedMeanwhile_loadsACheckpointAndOwnsPartitionsAgain(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 2, 3_000)) {
            until(() -> status(nodes, 0).partitions().stream()
                            .noneMatch(one -> one.owner().isEmpty())
                    && status(nodes, 0).nodes().stream().allMatch(node -> node.partitions() > 0));
            until(() -> status(nodes, 1).partitions().stream()
                    .allMatch(one -> one.applied() > 0 && one.applied() == one.newest()));
            FederationStatus before = status(nodes, 0);
            result(nodes.get(0).gateway().order("pause", ""));
            until(() -> status(nodes, 1).paused());
            List<Integer> owned = before.partitions().stream()
                    .filter(one -> one.owner().equals(before.node()))
                    .map(FederationStatus.Partition::partition)
                    .toList();
            int runs = 0;
            do {
                run(nodes, before, before.node(), runs++);
            } while (!isCutOff(nodes, owned));
            int all = runs;
            result(nodes.get(0).gateway().order("resume", ""));
            until(() -> support(nodes.get(1)) == all && support(nodes.get(0)) == all);
            until(() -> status(nodes, 1).nodes().stream().allMatch(node -> node.partitions() > 0));
            for (Kind kind : Kind.ALL) {
                assertThat(Arrays.equals(
                                result(ModelBytes.of(nodes.get(0), kind)), result(ModelBytes.of(nodes.get(1), kind))))
                        .isTrue();
            }
            assertThat(status(nodes, 1).lastError().text()).contains("does not go on");
            assertThat(status(nodes, 1).lastError().at()).isPositive();
        }
    }

    /**
     * Whether a node's logs begin beyond what the lagging one has applied. Paused, it may still be made to read, so where it is gets
     * asked after where the logs begin.
     */
    private static boolean isCutOff(Nodes nodes, List<Integer> owned) throws Exception {
        Map<Integer, Long> begins = new HashMap<>();
        for (int partition : owned) {
            List<String> entry =
                    nodes.redis().command("XRANGE", "cluster:log:{" + partition + "}", "-", "+", "COUNT", "1");
            if (!entry.isEmpty()) {
                begins.put(partition, Long.parseLong(entry.get(0).split("-", -1)[0]));
            }
        }
        return status(nodes, 1).partitions().stream()
                .anyMatch(one -> begins.getOrDefault(one.partition(), 0L) > one.applied() + 1);
    }
}
