package dev.patternengine.mining;

import dev.patternengine.domain.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A miner with its model for each tenant, by its key. Of a tenant only the latest generation that was heard of is kept: those before it
 * were erased. One owner, one thread.
 */
final class Benches<S, F> {
    private final Supplier<Miner<S, F>> miners;
    private final Map<String, Bench<S, F>> kept = new HashMap<>();

    Benches(Supplier<Miner<S, F>> miners) {
        this.miners = miners;
    }

    /** The tenant's; a new one where it was never heard of, which is not kept where all that was known of it was erased. */
    Bench<S, F> of(String tenant) {
        Bench<S, F> bench = kept.get(tenant);
        return bench == null ? first(Tenant.of(tenant)) : bench;
    }

    private Bench<S, F> first(Tenant tenant) {
        Bench<S, F> bench = new Bench<>(miners.get());
        List<Tenant> others = kept.keySet().stream()
                .map(Tenant::of)
                .filter(other -> other.name().equals(tenant.name()))
                .toList();
        if (others.stream().noneMatch(other -> other.generation() > tenant.generation())) {
            others.forEach(other -> kept.remove(other.key()));
            kept.put(tenant.key(), bench);
        }
        return bench;
    }

    /** The tenant's; a new one that is not kept where it was never heard of. */
    Bench<S, F> known(String tenant) {
        Bench<S, F> bench = kept.get(tenant);
        return bench == null ? new Bench<>(miners.get()) : bench;
    }

    Collection<Bench<S, F>> all() {
        return kept.values();
    }

    /** The keys of the tenants. */
    List<String> tenants() {
        return List.copyOf(kept.keySet());
    }
}
