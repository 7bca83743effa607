package dev.patternengine.federation;

import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.FederationStatus.Node;
import dev.patternengine.domain.FederationStatus.Order;
import dev.patternengine.domain.FederationStatus.Partition;
import dev.patternengine.federation.Holding.View;
import dev.patternengine.storage.Registry.Owner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says how the cluster looks from here. One thread. */
final class Reporting {
    private final String me;
    private final int partitions;
    private final Carrier carrier;
    private final Map<Integer, Long> behindSince = new HashMap<>();

    Reporting(String me, int partitions, Carrier carrier) {
        this.me = me;
        this.partitions = partitions;
        this.carrier = carrier;
    }

    /** Notes which partitions are behind; call it with each heartbeat. */
    void note(long now) {
        for (int partition = 0; partition < partitions; partition++) {
            if (newest(partition) > applied(partition)) {
                behindSince.putIfAbsent(partition, now);
            } else {
                behindSince.remove(partition);
            }
        }
    }

    private long newest(int partition) {
        return carrier.federation().newest(partition).number();
    }

    private long applied(int partition) {
        return carrier.federation().position(partition).number();
    }

    FederationStatus status(View view, Set<String> members, List<String> orders, long now) {
        Traffic traffic = carrier.traffic();
        return new FederationStatus(
                me,
                view.roll().control().paused(),
                carrier.federation().isReloading(),
                nodes(view, members),
                partitions(view, now),
                new FederationStatus.Traffic(
                        traffic.bytesIn(), traffic.bytesOut(), traffic.entriesApplied(), traffic.reads()),
                traffic.lastError(),
                orders.stream().map(Reporting::order).toList());
    }

    private List<Node> nodes(View view, Set<String> members) {
        Map<String, Integer> owned = new HashMap<>();
        view.roll().owners().values().forEach(owner -> owned.merge(owner.node(), 1, Integer::sum));
        return view.nodes().entrySet().stream()
                .map(one -> new Node(
                        one.getKey(),
                        one.getValue().address(),
                        one.getValue().url(),
                        view.roll().nodes().get(one.getKey()).silentMillis(),
                        members.contains(one.getKey()),
                        one.getValue().willing(),
                        owned.getOrDefault(one.getKey(), 0),
                        carrier.federation().unacknowledgedBytes(one.getKey())))
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    private List<Partition> partitions(View view, long now) {
        List<Partition> all = new ArrayList<>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            Owner owner = view.roll().owners().getOrDefault(partition, Owner.NONE);
            long lag = now - behindSince.getOrDefault(partition, now);
            all.add(new Partition(partition, owner.node(), owner.epoch(), applied(partition), newest(partition), lag));
        }
        return all;
    }

    /** A line of the registry; one of an earlier version does not say by whom. */
    static Order order(String line) {
        String[] words = line.split(" ", 4);
        return new Order(Long.parseLong(words[0]), words[1], words[2], words.length > 3 ? words[3] : "");
    }
}
