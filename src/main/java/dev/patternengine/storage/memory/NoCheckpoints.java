package dev.patternengine.storage.memory;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps nothing: for engines that need not remember. */
public final class NoCheckpoints implements CheckpointStore {
    @Override
    public CompletionStage<Written> write(Positions positions, CheckpointParts parts) {
        return CompletableFuture.completedFuture(new Written(0, Positions.NONE));
    }

    @Override
    public CompletionStage<Optional<CheckpointReader>> newest() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public boolean keeps() {
        return false;
    }

    @Override
    public void close() {}
}
