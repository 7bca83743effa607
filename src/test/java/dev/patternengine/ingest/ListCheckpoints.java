package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

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
    private boolean begun;
    private boolean occupied;
    private boolean turn;
    private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    synchronized int written() {
        return written;
    }

    synchronized Positions positions() {
        return positions;
    }

    /** Writing goes on when this is completed. */
    synchronized CompletableFuture<Void> hold() {
        gate = new CompletableFuture<>();
        return gate;
    }

    /** Another engine has the turn, or gave it back. */
    synchronized void occupy(boolean elsewhere) {
        occupied = elsewhere;
    }

    /** Whether this engine has the turn. */
    synchronized boolean isTurn() {
        return turn;
    }

    @Override
    public synchronized CompletionStage<Boolean> takeTurn() {
        turn = !occupied;
        return CompletableFuture.completedFuture(turn);
    }

    @Override
    public synchronized CompletionStage<Void> endTurn() {
        turn = false;
        return CompletableFuture.completedFuture(null);
    }

    /** Whether a checkpoint was begun. */
    synchronized boolean begun() {
        return begun;
    }

    synchronized void fail() {
        failing = true;
    }

    @Override
    public synchronized CompletionStage<Written> write(Positions upTo, CheckpointParts parts) {
        assertThat(turn).as("it is this engine's turn").isTrue();
        begun = true;
        CompletableFuture<Written> done = new CompletableFuture<>();
        CompletableFuture<Void> written = gate.thenCompose(open -> collect(parts, new ArrayList<>()))
                .thenAccept(all -> keep(upTo, all, done))
                .exceptionally(failure -> fail(done, failure));
        return written.thenCombine(done, (nothing, told) -> told);
    }

    private static Void fail(CompletableFuture<Written> done, Throwable failure) {
        done.completeExceptionally(new LogFailure("told by the parts", failure));
        return null;
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
