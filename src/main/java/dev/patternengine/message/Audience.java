package dev.patternengine.message;

import dev.patternengine.domain.Rates;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Whose doings somebody watches, here or at another node, and what came through this node for those since it was last asked.
 * Of a tenant that nobody watches nothing is counted or told: that costs one look into a map. May be used from any thread.
 * Memory: about 300 bytes a watched tenant.
 */
public final class Audience {
    /** As much advice of a tenant is told between two {@link #rates}; more is only counted. */
    static final int MOST_ADVICE = 20;

    private final Map<String, Counts> watched = new ConcurrentHashMap<>();
    private volatile Set<String> here = Set.of();
    private volatile Set<String> elsewhere = Set.of();

    private record Counts(LongAdder observations, LongAdder advice, AtomicInteger told) {
        Counts() {
            this(new LongAdder(), new LongAdder(), new AtomicInteger());
        }
    }

    /** Takes who is watched at this node. */
    public synchronized void watchHere(Set<String> tenants) {
        here = Set.copyOf(tenants);
        keep();
    }

    /** Takes who is watched at other nodes. */
    public synchronized void watchElsewhere(Set<String> tenants) {
        elsewhere = Set.copyOf(tenants);
        keep();
    }

    private void keep() {
        Set<String> all = new HashSet<>(here);
        all.addAll(elsewhere);
        watched.keySet().retainAll(all);
        all.forEach(tenant -> watched.computeIfAbsent(tenant, any -> new Counts()));
    }

    /** Who is watched at this node. */
    public Set<String> here() {
        return here;
    }

    /** Who is watched at any node. */
    public Set<String> anywhere() {
        return Set.copyOf(watched.keySet());
    }

    void observed(String tenant, long observations) {
        Counts counts = watched.get(tenant);
        if (counts != null) {
            counts.observations().add(observations);
        }
    }

    /** Counts an answer; whether it is to be told. */
    boolean advised(String tenant) {
        Counts counts = watched.get(tenant);
        if (counts == null) {
            return false;
        }
        counts.advice().increment();
        return counts.told().incrementAndGet() <= MOST_ADVICE;
    }

    /**
     * What came through this node since the last call.
     *
     * @param at now, epoch milliseconds
     * @param seconds since the last call
     */
    public Rates rates(String tenant, String node, long at, double seconds) {
        Counts counts = watched.getOrDefault(tenant, new Counts());
        counts.told().set(0);
        return new Rates(
                node,
                at,
                seconds,
                counts.observations().sumThenReset(),
                counts.advice().sumThenReset());
    }
}
