package dev.patternengine.message;

import dev.patternengine.metrics.Reading;
import java.util.List;

/** What a part of this node says of its state. */
public record ReadingsMessage(List<Reading> readings) {
    public ReadingsMessage {
        readings = List.copyOf(readings);
    }
}
