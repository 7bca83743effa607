package dev.patternengine.message;

import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Entries that are in the log, in its order. */
public record StoredMessage(List<Entry> entries) {
    public StoredMessage {
        entries = List.copyOf(entries);
    }

    /** Where their partitions end with them. */
    public Positions ends() {
        Map<Integer, EntryId> ends = new HashMap<>();
        entries.forEach(entry -> ends.put(entry.batch().partition(), entry.id()));
        return new Positions(ends);
    }
}
