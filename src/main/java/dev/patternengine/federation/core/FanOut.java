package dev.patternengine.federation.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who passes an entry on to whom: a tree over the nodes, sorted by name and begun at the one that stored it. With an arity of at
 * least the number of nodes it is a full mesh: the root sends to everyone, nobody passes on. Depth: log of the nodes to the base of
 * the arity, rounded up. Nodes that disagree about who is alive only cause gaps, which the log fills.
 */
final class FanOut {
    private final int arity;

    FanOut(int arity) {
        if (arity < 1) {
            throw new IllegalArgumentException("arity must be positive, not " + arity);
        }
        this.arity = arity;
    }

    /** Whether anyone but the root passes something on, among so many nodes. */
    boolean isTree(int count) {
        return count > arity + 1L;
    }

    /**
     * To whom a node sends what a root stored. O(log n + arity).
     *
     * @param sorted all nodes, each once
     */
    List<String> children(String root, String me, List<String> sorted) {
        int first = Collections.binarySearch(sorted, root);
        int own = Collections.binarySearch(sorted, me);
        if (first < 0 || own < 0) {
            return List.of();
        }
        long place = Math.floorMod(own - first, sorted.size());
        List<String> children = new ArrayList<>();
        for (long child = place * arity + 1; child <= place * arity + arity && child < sorted.size(); child++) {
            children.add(sorted.get((int) ((child + first) % sorted.size())));
        }
        return children;
    }
}
