package dev.patternengine.message;

import dev.patternengine.domain.Batch;
import java.util.List;

/** Batches to teach, in the order in which they will be stored. */
public record ObservedMessage(List<Batch> batches) {
    public ObservedMessage {
        batches = List.copyOf(batches);
    }
}
