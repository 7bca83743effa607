package dev.patternengine.ingest;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.storage.LogReader;
import dev.patternengine.storage.SharedLog;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads some partitions of a shared log, one after the other. */
final class SharedReader implements LogReader {
    private final SharedLog log;
    private final Positions after;
    private final Deque<Integer> left;
    private EntryId place;

    SharedReader(SharedLog log, Positions after, Collection<Integer> partitions) {
        this.log = log;
        this.after = after;
        this.left = new ArrayDeque<>(partitions);
    }

    @Override
    public CompletionStage<List<Entry>> next() {
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        int partition = left.getFirst();
        EntryId from = place == null ? after.at(partition) : place;
        return log.read(partition, from).thenCompose(excerpt -> {
            if (excerpt.entries().isEmpty()) {
                left.removeFirst();
                place = null;
                return next();
            }
            place = excerpt.entries().get(excerpt.entries().size() - 1).id();
            return CompletableFuture.completedFuture(excerpt.entries());
        });
    }

    /** What was read is the growth of other nodes' logs, too. */
    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public void close() {}
}
