package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.message.AcknowledgementMessage;
import dev.patternengine.message.Refused;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people ask of all nodes, and what they see of the cluster. */
@Timeout(120)
class FederationOrdersTest {
    private Nodes nodes;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        nodes = new Nodes(folder, 2);
        until(() -> status(0).partitions().stream().noneMatch(one -> one.owner().isEmpty())
                && status(0).nodes().stream().allMatch(node -> node.partitions() > 0));
    }

    @AfterEach
    void stop() throws Exception {
        nodes.close();
    }

    private FederationStatus status(int node) throws Exception {
        return result(nodes.get(node).gateway().federation());
    }

    private FederationStatus order(int node, String what) throws Exception {
        return result(nodes.get(node).gateway().order(what, "key of node " + node));
    }

    private boolean takesOrders(int node) throws Exception {
        try {
            order(node, "sync");
            return true;
        } catch (ExecutionException away) {
            return false;
        }
    }

    private AcknowledgementMessage runs(int count) throws Exception {
        List<Observation> observations = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            observations.add(Observation.of("open").session("run " + run).build());
            observations.add(
                    Observation.of("read").session("run " + run).end(true).build());
        }
        return result(nodes.get(0).observe(observations));
    }

    private long support(int node) throws Exception {
        return result(nodes.get(node).recommend(Question.after("open"))).items().stream()
                .mapToLong(item -> item.support())
                .max()
                .orElse(0);
    }

    @Test
    void pause_onOneNode_stopsAllUntilResumed() throws Exception {
        assertThat(order(0, "pause").paused()).isTrue();
        until(() -> status(1).paused());
        assertThat(runs(40).isReflected()).as("not of what the other owns").isFalse();
        assertThat(support(0)).as("only what it owns").isBetween(1L, 39L);
        order(0, "pause");
        order(1, "resume");
        until(() -> support(0) == 40 && support(1) == 40);
        assertThat(status(0).orders().stream().map(FederationStatus.Order::what))
                .containsExactly("resume", "pause");
        assertThat(status(0).orders().stream().map(FederationStatus.Order::by))
                .containsExactly("key of node 1", "key of node 0");
        assertThat(status(0).traffic().applied()).as("entries of the other").isPositive();
        assertThat(status(0).traffic().reads()).as("of what was missed").isPositive();
    }

    @Test
    void pause_redisAway_isRefusedAtOnceAndNotCarriedOutLater() throws Exception {
        nodes.redis().kill();
        until(() -> !takesOrders(0));
        Future<FederationStatus> asked = nodes.get(0).gateway().order("pause", "");
        nodes.redis().start();
        assertThatThrownBy(() -> result(asked))
                .hasMessageContaining("is away")
                .cause()
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refused.Reason.UNAVAILABLE));
        until(() -> takesOrders(0) && takesOrders(1));
        assertThat(status(0).paused()).isFalse();
        assertThat(status(0).orders().stream().map(FederationStatus.Order::what))
                .containsOnly("sync");
    }

    @Test
    void nodes_thatNobodyToldAnything_haveAppliedAndMissedNothing() throws Exception {
        order(0, "sync");

        assertThat(status(0).partitions()).anyMatch(one -> one.applied() > 0);
        assertThat(status(0).traffic().applied()).isZero();
        assertThat(status(0).traffic().reads()).isZero();
    }

    @Test
    void sync_whilePaused_bringsEveryNodeToTheLog() throws Exception {
        order(0, "pause");
        until(() -> status(1).paused());
        runs(30);
        order(1, "sync");
        assertThat(support(1)).isEqualTo(30);
        until(() -> support(0) == 30);
        assertThat(status(0).paused()).isTrue();
        assertThat(nodes.get(0).gateway().isClustered()).isTrue();
    }
}
