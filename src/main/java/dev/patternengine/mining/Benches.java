package dev.patternengine.mining;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.ModelDigest;
import dev.patternengine.domain.Positions;
import dev.patternengine.domain.Tenant;
import dev.patternengine.wire.WireException;
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

    /** What all models come to. */
    ModelDigest digest(Kind kind) {
        Digest digest = new Digest();
        kept.forEach((tenant, bench) -> digest.add(tenant, bench.model));
        return digest.of(kind);
    }

    /** A tenant's model as it is now; its positions are those that were loaded, and these. */
    ModelParts modelParts(String tenant, Positions applied) {
        Bench<S, F> bench = of(tenant);
        return new ModelParts(tenant, bench.model, bench.loaded.or(applied));
    }

    /**
     * Adds a part of a model.
     *
     * @return up to where the log is in the model, where the part says so
     * @throws WireException when the bytes are no part of a known version
     */
    Positions loadModel(byte[] part) {
        Positions[] told = {Positions.NONE};
        ModelParts.load(part, new ModelParts.Target() {
            @Override
            public Model model(String tenant) {
                return of(tenant).model;
            }

            @Override
            public void positions(String tenant, Positions positions) {
                of(tenant).loaded = positions;
                told[0] = positions;
            }
        });
        return told[0];
    }
}
