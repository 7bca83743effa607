package dev.patternengine.storage;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;

/** An append whose predecessor is not the last entry: somebody else wrote, or an earlier append failed. */
public final class AppendRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public AppendRefused(Entry entry, EntryId last) {
        super("entry " + entry.id() + " of partition " + entry.batch().partition() + " must follow "
                + entry.predecessor() + ", but the last is " + last);
    }
}
