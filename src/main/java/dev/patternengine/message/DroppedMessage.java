package dev.patternengine.message;

import java.util.List;

/** Partitions whose sessions are to be forgotten. */
public record DroppedMessage(List<Integer> partitions) {
    public DroppedMessage {
        partitions = List.copyOf(partitions);
    }
}
