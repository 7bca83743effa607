package dev.patternengine.mining;

import dev.patternengine.domain.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Which algorithm mines which kind. */
public final class Miners {
    private final Map<Kind, Supplier<? extends Miner<?, ?>>> suppliers = new EnumMap<>(Kind.class);

    /** These miners with another algorithm for its kind; each call of the supplier must give a new miner. */
    public Miners with(Supplier<? extends Miner<?, ?>> supplier) {
        Miners changed = new Miners();
        changed.suppliers.putAll(suppliers);
        changed.suppliers.put(supplier.get().kind(), supplier);
        return changed;
    }

    /**
     * A learner of the kind.
     *
     * @throws IllegalArgumentException when no miner was named for the kind
     */
    public Learner<?, ?> learner(Kind kind, LearnerLimits limits, Consumer<RuntimeException> failures) {
        Supplier<? extends Miner<?, ?>> supplier = suppliers.get(kind);
        if (supplier == null) {
            throw new IllegalArgumentException("no miner for kind " + kind.label());
        }
        return learner(supplier, limits, failures);
    }

    @SuppressWarnings("unchecked")
    private static <S, F> Learner<S, F> learner(
            Supplier<? extends Miner<?, ?>> supplier, LearnerLimits limits, Consumer<RuntimeException> failures) {
        return new Learner<>((Supplier<Miner<S, F>>) supplier, limits, failures);
    }
}
