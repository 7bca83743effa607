package dev.patternengine.storage;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import dev.patternengine.domain.Positions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The durable lists of entries, one a partition. Appends are compare-and-append: an entry names its predecessor and is
 * refused unless that is the last of its partition, so that two writers can never both succeed.
 *
 * <p>May be called from any thread and never blocks, {@link #close} excepted; stages complete on a thread of the log.
 */
public interface Log extends AutoCloseable {
    /**
     * Appends the entry after its predecessor. Entries of one caller are tried in the order of the calls.
     *
     * @return completes when the entry is as safe as {@link #level} says, with that level; fails with {@link AppendRefused} when the
     *     predecessor is not the last entry, with {@link LogFailure} when the store failed: then it is not known to be in the log,
     *     and may be found there later only if nothing else was appended in its place
     */
    CompletionStage<Level> append(Entry entry);

    /**
     * Why entries are not taken until something is done about it: a checkpoint, after which the log can be trimmed, may make room,
     * or replace what was {@link #lost}. Empty when they are taken, and where that is not known before it is tried.
     */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /** Why the store cannot be reached now; empty when it can, and where there is nothing to reach. */
    default Optional<String> absence() {
        return Optional.empty();
    }

    /**
     * The last entries of partitions whose end the store has lost: a durable checkpoint that contains them is needed before more is
     * appended there, see {@link #resume}. Empty when all is well.
     */
    default Positions lost() {
        return Positions.NONE;
    }

    /**
     * Goes on after what a durable checkpoint contains, where the store has lost the log's end and the checkpoint contains all of
     * it.
     *
     * @return completes when that was tried; fails with {@link LogFailure} when the store failed
     */
    default CompletionStage<Void> resume(Positions contained) {
        return CompletableFuture.completedFuture(null);
    }

    /** How safe an entry is once its append has completed. */
    Level level();

    /** The place of the partition's last safe entry; {@link EntryId#NONE} when it has none. */
    EntryId last(int partition);

    /** Bytes appended since the log was opened: tells when the next checkpoint is due. */
    long appended();

    /**
     * Reads the entries after the positions, up to all that is safe now, in an order that keeps that of each partition. Where
     * entries right after the positions are gone, it begins with the first there are: callers check predecessors.
     */
    LogReader reader(Positions after);

    /**
     * Reads the newest entries there are, up to all that is safe now, in an order that keeps that of each partition. Where entries are
     * freed meanwhile, they are left out.
     *
     * @param bytes about so many of them in the store; a log that cannot tell reads all
     */
    default LogReader newest(long bytes) {
        return reader(Positions.NONE);
    }

    /**
     * Frees what a durable checkpoint covers. Entries above the positions stay; some below may stay too.
     *
     * @return completes when that was tried; fails with {@link LogFailure} when the store failed, which harms nothing
     */
    CompletionStage<Void> trim(Positions covered);

    /**
     * Sees to it that all that is stored now can be freed by {@link #trim} once it is covered, whatever comes after it.
     *
     * @return completes when that is so; fails with {@link LogFailure} when the store failed
     */
    default CompletionStage<Void> seal() {
        return CompletableFuture.completedFuture(null);
    }

    /** Lets appends that were accepted become safe, then frees everything. May block. */
    @Override
    void close();
}
