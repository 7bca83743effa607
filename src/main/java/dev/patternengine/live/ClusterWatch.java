package dev.patternengine.live;

import dev.patternengine.domain.FederationChange;
import dev.patternengine.domain.FederationChange.What;
import dev.patternengine.domain.FederationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A cluster as it looked last. One owner, one thread. */
final class ClusterWatch {
    /** Behind by so much, a node lags. */
    static final long LAG_MILLIS = 1_000;

    private FederationStatus before;

    /**
     * What changed since the last call; nothing at the first.
     *
     * @param at epoch milliseconds
     */
    List<FederationChange> see(FederationStatus now, long at) {
        List<FederationChange> changes = before == null ? List.of() : changes(before, now, at);
        before = now;
        return changes;
    }

    private static List<FederationChange> changes(FederationStatus was, FederationStatus now, long at) {
        List<FederationChange> changes = new ArrayList<>();
        Set<String> nodesBefore = nodes(was);
        Set<String> nodesNow = nodes(now);
        nodesNow.stream()
                .filter(node -> !nodesBefore.contains(node))
                .forEach(node -> changes.add(new FederationChange(What.JOINED, node, at, now)));
        nodesBefore.stream()
                .filter(node -> !nodesNow.contains(node))
                .forEach(node -> changes.add(new FederationChange(What.LEFT, node, at, now)));
        if (!owners(was).equals(owners(now))) {
            changes.add(new FederationChange(What.MOVED, "", at, now));
        }
        if (was.paused() != now.paused()) {
            changes.add(new FederationChange(now.paused() ? What.PAUSED : What.RESUMED, "", at, now));
        }
        if (lags(was) != lags(now)) {
            changes.add(new FederationChange(lags(now) ? What.LAGS : What.LEVEL, now.node(), at, now));
        }
        return changes;
    }

    private static Set<String> nodes(FederationStatus status) {
        return status.nodes().stream().map(FederationStatus.Node::id).collect(Collectors.toSet());
    }

    private static List<String> owners(FederationStatus status) {
        return status.partitions().stream()
                .map(FederationStatus.Partition::owner)
                .toList();
    }

    private static boolean lags(FederationStatus status) {
        return status.partitions().stream().anyMatch(partition -> partition.lagMillis() >= LAG_MILLIS);
    }
}
