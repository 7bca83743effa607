package dev.patternengine.message;

import dev.patternengine.domain.Entry;
import java.util.List;

/** Entries that are in the log, in its order. */
public record StoredMessage(List<Entry> entries) {
    public StoredMessage {
        entries = List.copyOf(entries);
    }
}
