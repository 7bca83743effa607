package dev.patternengine.message;

import java.util.Map;

/** Partitions to take over, each with the epoch it was claimed under. */
public record TakeMessage(Map<Integer, Integer> epochs) {
    public TakeMessage {
        epochs = Map.copyOf(epochs);
    }
}
