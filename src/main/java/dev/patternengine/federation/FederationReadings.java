package dev.patternengine.federation;

import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.FederationStatus.Node;
import dev.patternengine.domain.FederationStatus.Partition;
import dev.patternengine.metrics.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The cluster as this node has it, for whoever scrapes. Peers are labelled by their address, which they keep when they start again; of
 * two at one address the one that was heard last counts.
 */
final class FederationReadings {
    private FederationReadings() {}

    static List<Reading> of(FederationStatus status) {
        List<Reading> readings = new ArrayList<>();
        List<Partition> partitions = status.partitions();
        readings.add(Reading.gauge(
                "federation.lag.entries",
                partitions.stream()
                        .mapToLong(one -> Math.max(0, one.newest() - one.applied()))
                        .sum()));
        readings.add(Reading.gauge(
                "federation.lag.seconds",
                partitions.stream().mapToLong(Partition::lagMillis).max().orElse(0) / 1e3));
        readings.add(Reading.gauge(
                "federation.partitions.without.owner",
                partitions.stream().filter(one -> one.owner().isEmpty()).count()));
        readings.add(Reading.gauge("federation.paused", status.paused() ? 1 : 0));
        readings.add(Reading.gauge("federation.reloading", status.reloading() ? 1 : 0));
        readings.add(
                Reading.counter("federation.received.bytes", status.traffic().bytesIn()));
        readings.add(Reading.counter("federation.sent.bytes", status.traffic().bytesOut()));
        readings.add(
                Reading.counter("federation.applied.entries", status.traffic().applied()));
        readings.add(Reading.counter("federation.log.reads", status.traffic().reads()));
        status.nodes().stream()
                .sorted(Comparator.comparingLong(Node::silentMillis).reversed())
                .forEach(node -> readings.addAll(of(node, node.id().equals(status.node()))));
        return readings;
    }

    private static List<Reading> of(Node node, boolean me) {
        if (me) {
            return List.of(Reading.gauge("federation.partitions.owned", node.partitions()));
        }
        String peer = node.address();
        return List.of(
                Reading.gauge("federation.peer.silent.seconds", node.silentMillis() / 1e3, "peer", peer),
                Reading.gauge("federation.peer.member", node.member() ? 1 : 0, "peer", peer),
                Reading.gauge("federation.peer.partitions", node.partitions(), "peer", peer),
                Reading.gauge("federation.peer.unacknowledged.bytes", node.unacknowledged(), "peer", peer));
    }
}
