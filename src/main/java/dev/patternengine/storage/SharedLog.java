package dev.patternengine.storage;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A log that several nodes share: one of them appends to a partition at a time, all read it. */
public interface SharedLog extends Log {
    /** Where a partition ends in the store now. Fails with {@link LogFailure}. */
    CompletionStage<EntryId> end(int partition);

    /** Reads what follows a place, about a megabyte. Fails with {@link LogFailure}. */
    CompletionStage<Excerpt> read(int partition, EntryId after);

    /**
     * A piece of a partition's log.
     *
     * @param entries what is held after the place, in order; empty at the end, and where all that follows was trimmed
     * @param end where the log ended before the entries were read
     */
    record Excerpt(List<Entry> entries, EntryId end) {
        public Excerpt {
            entries = List.copyOf(entries);
        }
    }

    /** This node appends from now on, after the place. */
    void claim(int partition, EntryId end);

    /** Others append from now on: what this node knows of the partition's end no longer counts. At first they all are others'. */
    void release(int partition);
}
