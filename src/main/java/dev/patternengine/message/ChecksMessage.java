package dev.patternengine.message;

import java.util.List;

/** How parts of this node are. */
public record ChecksMessage(List<Check> checks) {
    public ChecksMessage {
        checks = List.copyOf(checks);
    }
}
