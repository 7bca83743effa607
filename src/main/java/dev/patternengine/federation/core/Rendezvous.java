package dev.patternengine.federation.core;

import dev.patternengine.domain.Hash64;
import java.util.Collection;
import java.util.Optional;

/**
 * Which of several nodes should own a partition: the one with the highest hash of the pair. Everyone who sees the same nodes names
 * the same one; a node that comes or goes moves one partition in n.
 *
 * <p>Source: D. Thaler, C. Ravishankar, "Using Name-Based Mappings to Increase Hit Rates", IEEE/ACM Transactions on Networking 6(1),
 * 1998.
 */
public final class Rendezvous {
    private Rendezvous() {}

    /** Empty when there are no nodes. O(nodes). */
    public static Optional<String> owner(int partition, Collection<String> nodes) {
        String best = null;
        long highest = 0;
        for (String node : nodes) {
            long hash = Hash64.mix(Hash64.of(node), partition);
            if (best == null || hash > highest || (hash == highest && node.compareTo(best) < 0)) {
                best = node;
                highest = hash;
            }
        }
        return Optional.ofNullable(best);
    }
}
