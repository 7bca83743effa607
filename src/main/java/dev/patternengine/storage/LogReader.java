package dev.patternengine.storage;

import dev.patternengine.domain.Entry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Reads a log once. One caller, one call at a time. */
public interface LogReader extends AutoCloseable {
    /**
     * The next entries, about a megabyte of them; empty at the end. Fails with {@link LogFailure} when the store fails, or an
     * entry is not what was written.
     */
    CompletionStage<List<Entry>> next();

    /**
     * Reads all there is, and closes this.
     *
     * @param turn runs what is to be done with some entries, each time anew
     * @param sink takes the entries, in order; nothing at the end
     * @return completes at the end; fails with the first failure of either
     */
    default CompletionStage<Void> readAll(Executor turn, Consumer<List<Entry>> sink) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        readOn(turn, sink, end);
        return end.whenComplete((read, failure) -> close());
    }

    private void readOn(Executor turn, Consumer<List<Entry>> sink, CompletableFuture<Void> end) {
        next().thenAcceptAsync(
                        entries -> {
                            if (entries.isEmpty()) {
                                end.complete(null);
                            } else {
                                sink.accept(entries);
                                readOn(turn, sink, end);
                            }
                        },
                        turn)
                .exceptionally(failure -> {
                    end.completeExceptionally(LogFailure.unwrapped(failure));
                    return null;
                });
    }

    /** Bytes of the entries read so far. */
    long bytes();

    /** Never blocks; may be called before the end, but not while a call is going on. */
    @Override
    void close();
}
