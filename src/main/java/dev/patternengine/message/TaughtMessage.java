package dev.patternengine.message;

import dev.patternengine.domain.Evidence;
import java.util.List;
import java.util.Set;

/**
 * The evidence of each batch asked for, in the same order.
 *
 * @param crowded the tenants among those of the batches whose models are to forget
 * @param full those whose models have used up their budget
 */
public record TaughtMessage(List<Evidence> evidence, Set<String> crowded, Set<String> full) {
    public TaughtMessage {
        evidence = List.copyOf(evidence);
        crowded = Set.copyOf(crowded);
        full = Set.copyOf(full);
    }

    public static TaughtMessage of(List<Evidence> evidence) {
        return new TaughtMessage(evidence, Set.of(), Set.of());
    }
}
