package dev.patternengine.federation.core;

import java.util.Map;

/**
 * What the store tells of nodes and owners, at one moment.
 *
 * @param nodes by their id; a node that is not among them is gone
 * @param holders by partition; a partition that is not among them was never owned
 * @param seconds of the store's clock: no epoch begins below it, so that none is used twice although the store may forget claims
 */
public record Seen(Map<String, Pulse> nodes, Map<Integer, Holder> holders, int seconds) {
    public Seen {
        nodes = Map.copyOf(nodes);
        holders = Map.copyOf(holders);
    }

    /**
     * A node's sign of life.
     *
     * @param silentMillis since its last heartbeat, by the store's clock
     * @param onBus whether the bus has it for a member
     * @param willing whether it wants to own partitions: it is neither starting nor stopping
     */
    public record Pulse(long silentMillis, boolean onBus, boolean willing) {
        static final long MISSED = 1_000;
        static final long DEAD = 3_000;

        /** Whether others may take what it owns. */
        public boolean isGone() {
            return silentMillis >= DEAD || (silentMillis >= MISSED && !onBus);
        }
    }

    Holder holder(int partition) {
        return holders.getOrDefault(partition, Holder.NONE);
    }

    boolean isGone(String node) {
        Pulse pulse = nodes.get(node);
        return pulse == null || pulse.isGone();
    }
}
