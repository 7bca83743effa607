package dev.patternengine.http;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.storage.KeyStore;
import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.memory.MemoryKeys;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Keeps keys in memory, may be away, and tells when it is read. */
final class FakeKeyStore implements KeyStore {
    private final MemoryKeys keys = new MemoryKeys();
    volatile boolean away;
    volatile Runnable read = () -> {};

    private <T> CompletionStage<T> unlessAway(Supplier<CompletionStage<T>> answer) {
        return away ? CompletableFuture.failedFuture(new LogFailure("the store is away")) : answer.get();
    }

    @Override
    public CompletionStage<String> version() {
        return unlessAway(keys::version);
    }

    @Override
    public CompletionStage<List<ApiKey>> all() {
        read.run();
        return unlessAway(keys::all);
    }

    @Override
    public CompletionStage<Void> put(ApiKey key) {
        return unlessAway(() -> keys.put(key));
    }

    @Override
    public CompletionStage<Void> remove(String id) {
        return unlessAway(() -> keys.remove(id));
    }
}
