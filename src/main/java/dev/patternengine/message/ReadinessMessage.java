package dev.patternengine.message;

import java.util.List;

/**
 * Whether observations are taken.
 *
 * @param away why not; empty when they are
 * @param others how the parts are that ingest stands on
 */
public record ReadinessMessage(String away, List<Check> others) {
    public ReadinessMessage {
        others = List.copyOf(others);
    }

    public ReadinessMessage(String away) {
        this(away, List.of());
    }
}
