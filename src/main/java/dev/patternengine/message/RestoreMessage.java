package dev.patternengine.message;

import dev.patternengine.domain.Entry;
import java.util.List;

/**
 * Stored entries to rebuild from, in order.
 *
 * @param sessionsOnly true when the models hold them already
 */
public record RestoreMessage(List<Entry> entries, boolean sessionsOnly) {
    public RestoreMessage {
        entries = List.copyOf(entries);
    }
}
