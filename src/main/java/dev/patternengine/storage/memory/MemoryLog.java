package dev.patternengine.storage.memory;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
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
    public LogReader reader() {
        return new LogReader() {
            @Override
            public List<Entry> next() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
