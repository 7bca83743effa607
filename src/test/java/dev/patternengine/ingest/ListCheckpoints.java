package dev.patternengine.ingest;

import dev.patternengine.domain.Positions;
import dev.patternengine.storage.CheckpointPart;
import dev.patternengine.storage.CheckpointParts;
import dev.patternengine.storage.CheckpointReader;
import dev.patternengine.storage.CheckpointStore;
import dev.patternengine.storage.LogFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps the newest checkpoint in a list; fails when told. */
final class ListCheckpoints implements CheckpointStore {
    private List<CheckpointPart> newest = List.of();
    private Positions positions = Positions.NONE;
    private int written;
    private boolean failing;

    synchronized int written() {
        return written;
    }

    synchronized Positions positions() {
        return positions;
    }

    synchronized void fail() {
        failing = true;
    }

    @Override
    public CompletionStage<Written> write(Positions upTo, CheckpointParts parts) {
        CompletableFuture<Written> done = new CompletableFuture<>();
        collect(parts, new ArrayList<>()).thenAccept(all -> keep(upTo, all, done));
        return done;
    }

    private static CompletionStage<List<CheckpointPart>> collect(CheckpointParts parts, List<CheckpointPart> all) {
        return parts.next().thenCompose(next -> {
            next.ifPresent(all::add);
            return next.isPresent() ? collect(parts, all) : CompletableFuture.completedFuture(all);
        });
    }

    private synchronized void keep(Positions upTo, List<CheckpointPart> all, CompletableFuture<Written> done) {
        if (failing) {
            done.completeExceptionally(new LogFailure("told to fail"));
            return;
        }
        newest = all;
        positions = upTo;
        written++;
        done.complete(new Written(1, upTo));
    }

    @Override
    public synchronized CompletionStage<Optional<CheckpointReader>> newest() {
        return CompletableFuture.completedFuture(
                written == 0 ? Optional.empty() : Optional.of(new Reader(positions, newest.iterator())));
    }

    private record Reader(Positions positions, Iterator<CheckpointPart> parts) implements CheckpointReader {
        @Override
        public List<String> damaged() {
            return List.of();
        }

        @Override
        public CompletionStage<Optional<CheckpointPart>> next() {
            return CompletableFuture.completedFuture(parts.hasNext() ? Optional.of(parts.next()) : Optional.empty());
        }

        @Override
        public void close() {}
    }

    @Override
    public boolean keeps() {
        return true;
    }

    @Override
    public void close() {}
}
