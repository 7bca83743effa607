package dev.patternengine.storage;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Level;
import java.util.concurrent.CompletionStage;

/**
 * The durable lists of entries, one a partition. Appends are compare-and-append: an entry names its predecessor and is
 * refused unless that is the last of its partition, so that two writers can never both succeed.
 *
 * <p>May be called from any thread; stages complete on a thread of the log.
 */
public interface Log extends AutoCloseable {
    /**
     * Appends the entry after its predecessor. Entries of one caller are tried in the order of the calls.
     *
     * @return completes when the entry is as safe as {@link #level} says, with that level; fails with {@link AppendRefused} when the
     *     predecessor is not the last entry, with {@link LogFailure} when the store failed: then the entry is not in the log
     */
    CompletionStage<Level> append(Entry entry);

    /** How safe an entry is once its append has completed. */
    Level level();

    /** The place of the partition's last safe entry; {@link EntryId#NONE} when it has none. */
    EntryId last(int partition);

    /** Reads from the beginning all that is safe now, in an order that keeps that of each partition. */
    LogReader reader();

    /** Lets appends that were accepted become safe, then frees everything. */
    @Override
    void close();
}
