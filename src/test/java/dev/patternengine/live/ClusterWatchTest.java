package dev.patternengine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.FederationChange;
import dev.patternengine.domain.FederationChange.What;
import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.FederationStatus.Node;
import dev.patternengine.domain.FederationStatus.Partition;
import dev.patternengine.domain.FederationStatus.Traffic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {
    private static FederationStatus status(boolean paused, String owner, long lagMillis, String... nodes) {
        return new FederationStatus(
                "n1",
                paused,
                false,
                Stream.of(nodes)
                        .map(id -> new Node(id, "a", "", 0, true, true, 1, 0))
                        .toList(),
                List.of(new Partition(0, owner, 1, 5, 5, lagMillis)),
                new Traffic(0, 0, 0, 0),
                FederationStatus.Fault.NONE,
                List.of());
    }

    private static List<String> told(FederationStatus before, FederationStatus now) {
        ClusterWatch watch = new ClusterWatch();
        assertThat(watch.see(before, 1)).isEmpty();
        List<FederationChange> changes = watch.see(now, 2);
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.at()).isEqualTo(2);
            assertThat(change.now()).isSameAs(now);
        });
        assertThat(watch.see(now, 3)).isEmpty();
        return changes.stream()
                .map(change -> change.what() + " " + change.about())
                .toList();
    }

    @Test
    void see_whatChanged_isToldOnce() {
        FederationStatus calm = status(false, "n1", 0, "n1", "n2");

        assertThat(told(calm, calm)).isEmpty();
        assertThat(told(calm, status(false, "n1", 0, "n1", "n2", "n3"))).containsExactly(What.JOINED + " n3");
        assertThat(told(calm, status(false, "n2", 0, "n2"))).containsExactly(What.LEFT + " n1", What.MOVED + " ");
        assertThat(told(calm, status(true, "n1", 0, "n1", "n2"))).containsExactly(What.PAUSED + " ");
        assertThat(told(status(true, "n1", 0, "n1"), status(false, "n1", 0, "n1")))
                .containsExactly(What.RESUMED + " ");
    }

    @Test
    void see_lag_isToldFromASecondOn() {
        FederationStatus calm = status(false, "n1", 0, "n1");
        FederationStatus behind = status(false, "n1", ClusterWatch.LAG_MILLIS, "n1");

        assertThat(told(calm, status(false, "n1", ClusterWatch.LAG_MILLIS - 1, "n1")))
                .isEmpty();
        assertThat(told(calm, behind)).containsExactly(What.LAGS + " n1");
        assertThat(told(behind, calm)).containsExactly(What.LEVEL + " n1");
    }
}
