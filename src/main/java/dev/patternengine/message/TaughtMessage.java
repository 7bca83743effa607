package dev.patternengine.message;

import dev.patternengine.domain.Evidence;
import java.util.List;

/** The evidence of each batch asked for, in the same order. */
public record TaughtMessage(List<Evidence> evidence) {
    public TaughtMessage {
        evidence = List.copyOf(evidence);
    }
}
