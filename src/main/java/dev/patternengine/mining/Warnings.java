package dev.patternengine.mining;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.LoopWarning;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Warnings of batches that are taught and not yet stored, by the very batch that brought them. One owner, one thread. */
final class Warnings {
    private final IdentityHashMap<Batch, List<LoopWarning>> waiting = new IdentityHashMap<>(0);

    void add(Batch batch, LoopWarning warning) {
        waiting.computeIfAbsent(batch, first -> new ArrayList<>()).add(warning);
    }

    /** Those of a batch, in the order they came. */
    List<LoopWarning> of(Batch batch) {
        return List.copyOf(waiting.getOrDefault(batch, List.of()));
    }

    /** Forgets those of a batch. */
    void remove(Batch batch) {
        waiting.remove(batch);
    }

    /** Forgets those of a partition. */
    void drop(int partition) {
        waiting.keySet().removeIf(batch -> batch.partition() == partition);
    }
}
