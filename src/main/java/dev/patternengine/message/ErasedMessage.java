package dev.patternengine.message;

import java.util.Map;
import java.util.Set;

/** Sessions of tenants that were erased, by partition: to be forgotten without teaching anything. */
public record ErasedMessage(Map<Integer, Set<Long>> sessions) {
    public ErasedMessage {
        sessions = Map.copyOf(sessions);
    }
}
