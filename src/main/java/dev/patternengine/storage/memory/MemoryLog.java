package dev.patternengine.storage.memory;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.Log;
import dev.patternengine.storage.LogReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps the places of entries and not the entries: appends cost no memory, and there is nothing to read back. */
public final class MemoryLog implements Log {
    private final Map<Integer, EntryId> last = new HashMap<>();

    @Override
    public synchronized CompletionStage<Level> append(Entry entry) {
        int partition = entry.batch().partition();
        EntryId before = last(partition);
        if (!before.equals(entry.predecessor())) {
            return CompletableFuture.failedFuture(new AppendRefused(entry, before));
        }
        last.put(partition, entry.id());
        return CompletableFuture.completedFuture(level());
    }

    @Override
    public Level level() {
        return Level.RECEIVED;
    }

    @Override
    public synchronized EntryId last(int partition) {
        return last.getOrDefault(partition, EntryId.NONE);
    }

    @Override
    public long appended() {
        return 0;
    }

    @Override
    public LogReader reader(Positions after) {
        return new LogReader() {
            @Override
            public CompletionStage<List<Entry>> next() {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public long bytes() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public CompletionStage<Void> trim(Positions covered) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
