package dev.patternengine.storage.memory;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.storage.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps keys as long as the process lives. */
public final class MemoryKeys implements KeyStore {
    private final Map<String, ApiKey> keys = new HashMap<>();
    private long changes;

    @Override
    public synchronized CompletionStage<String> version() {
        return CompletableFuture.completedFuture(Long.toString(changes));
    }

    @Override
    public synchronized CompletionStage<List<ApiKey>> all() {
        return CompletableFuture.completedFuture(List.copyOf(keys.values()));
    }

    @Override
    public synchronized CompletionStage<Void> put(ApiKey key) {
        keys.put(key.id(), key);
        changes++;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Void> remove(String id) {
        keys.remove(id);
        changes++;
        return CompletableFuture.completedFuture(null);
    }
}
