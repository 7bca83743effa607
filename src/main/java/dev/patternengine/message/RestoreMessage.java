package dev.patternengine.message;

import dev.patternengine.domain.Entry;
import java.util.List;

/** Stored entries to rebuild from, in order. What the models hold already is not added again. */
public record RestoreMessage(List<Entry> entries) {
    public RestoreMessage {
        entries = List.copyOf(entries);
    }
}
