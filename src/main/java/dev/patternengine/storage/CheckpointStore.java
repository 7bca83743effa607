package dev.patternengine.storage;

import dev.patternengine.domain.Positions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where checkpoints are kept: at least the newest two that are whole, so that damage to one costs a longer replay and no
 * knowledge. May be called from any thread and never blocks, {@link #close} excepted.
 */
public interface CheckpointStore extends AutoCloseable {
    /**
     * Writes a checkpoint; it counts once all of it is durable, and not at all before. One at a time.
     *
     * @param positions up to where the log is contained in it: no lower than those of the one before
     * @return completes when it is durable and older ones were removed; fails with {@link LogFailure} when the store failed:
     *     then those before it still count
     */
    CompletionStage<Written> write(Positions positions, CheckpointParts parts);

    /**
     * Takes the turn to write, where several engines keep checkpoints in one place: who has it reads the newest, writes, and gives it back
     * by {@link #endTurn}. False while another has it. An engine that dies loses it within seconds.
     */
    default CompletionStage<Boolean> takeTurn() {
        return CompletableFuture.completedFuture(true);
    }

    /** Gives the turn back. */
    default CompletionStage<Void> endTurn() {
        return CompletableFuture.completedFuture(null);
    }

    /**
     * What a finished checkpoint came to.
     *
     * @param bytes its size
     * @param trimmable what every checkpoint that is kept contains: the log below may be trimmed
     */
    record Written(long bytes, Positions trimmable) {}

    /** The newest checkpoint that is whole, all of it checked; empty when there is none. Fails when all there are are damaged. */
    CompletionStage<Optional<CheckpointReader>> newest();

    /** Whether it keeps anything: where not, no checkpoint need be made. */
    boolean keeps();

    @Override
    void close();
}
