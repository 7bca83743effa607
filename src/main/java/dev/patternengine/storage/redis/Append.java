package dev.patternengine.storage.redis;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.storage.AppendRefused;
import dev.patternengine.storage.LogFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An append that was not answered for yet: the entry, its bytes, whom to tell, and since when it waits. */
final class Append {
    private final Entry entry;
    private final StoredEntry stored;
    private final CompletableFuture<Level> done;
    private final long since = System.nanoTime();

    Append(Entry entry, CompletableFuture<Level> done) {
        this.entry = entry;
        this.stored = StoredEntry.of(entry);
        this.done = done;
    }

    StoredEntry stored() {
        return stored;
    }

    int partition() {
        return stored.partition();
    }

    long ageMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    }

    void complete(Level level) {
        done.complete(level);
    }

    void refuse(EntryId last) {
        done.completeExceptionally(new AppendRefused(entry, last));
    }

    void fail(String reason) {
        done.completeExceptionally(
                new LogFailure("entry " + entry.id() + " of partition " + partition() + " was not stored: " + reason));
    }
}
