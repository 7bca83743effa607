package dev.patternengine.message;

import dev.patternengine.domain.Batch;
import java.util.List;

/**
 * Batches to teach, in the order in which they will be stored.
 *
 * @param forgetting places of batches without observations: there this kind decides what a crowded model forgets
 */
public record ObservedMessage(List<Batch> batches, List<Integer> forgetting) {
    public ObservedMessage {
        batches = List.copyOf(batches);
        forgetting = List.copyOf(forgetting);
    }

    public static ObservedMessage of(List<Batch> batches) {
        return new ObservedMessage(batches, List.of());
    }
}
