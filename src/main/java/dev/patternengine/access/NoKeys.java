package dev.patternengine.access;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.storage.KeyStore;
import dev.patternengine.storage.LogFailure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Holds no keys and takes none. */
final class NoKeys implements KeyStore {
    @Override
    public CompletionStage<String> version() {
        return CompletableFuture.completedFuture("");
    }

    @Override
    public CompletionStage<List<ApiKey>> all() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public CompletionStage<Void> put(ApiKey key) {
        return refused();
    }

    @Override
    public CompletionStage<Void> remove(String id) {
        return refused();
    }

    private static CompletionStage<Void> refused() {
        return CompletableFuture.failedFuture(new LogFailure("no keys are kept here"));
    }
}
