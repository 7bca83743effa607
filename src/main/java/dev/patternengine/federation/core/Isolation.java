package dev.patternengine.federation.core;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether this node is on the smaller side of a bus that is broken: it reaches less than half of the nodes that live, itself among them, or
 * half of them and not the one with the lowest id. Such a node had better start anew, when that lasts. The larger side stays; and because
 * those with higher ids go first, one node always stays.
 */
public final class Isolation {
    /** By so much later goes each node that has others of higher ids. */
    public static final long STEP_MILLIS = 5_000;

    private static final long NEVER = -1;

    private final String me;
    private final long patienceMillis;
    private long since = NEVER;

    /** @param patienceMillis so long it must last, for the node with the highest id */
    public Isolation(String me, long patienceMillis) {
        this.me = me;
        this.patienceMillis = patienceMillis;
    }

    /**
     * Takes what was found out, at least every few seconds.
     *
     * @param living the nodes that show in the store that they live
     * @param reached those of them that answered over the bus
     * @param now milliseconds of any clock that goes on evenly
     * @return whether this node had better start anew
     */
    public boolean see(Collection<String> living, Collection<String> reached, long now) {
        Set<String> all = new HashSet<>(living);
        all.add(me);
        Set<String> mine = new HashSet<>(reached);
        mine.add(me);
        mine.retainAll(all);
        if (!isSmaller(mine, all)) {
            since = NEVER;
            return false;
        }
        since = since == NEVER ? now : since;
        long higher = all.stream().filter(node -> node.compareTo(me) > 0).count();
        return now - since >= patienceMillis + higher * STEP_MILLIS;
    }

    private static boolean isSmaller(Set<String> mine, Set<String> all) {
        int twice = 2 * mine.size();
        return twice < all.size()
                || (twice == all.size()
                        && !mine.contains(all.stream().min(String::compareTo).orElseThrow()));
    }
}
