package dev.patternengine.message;

import java.util.Set;

/** Some partitions. */
public record PartitionsMessage(Set<Integer> partitions) {
    public PartitionsMessage {
        partitions = Set.copyOf(partitions);
    }
}
