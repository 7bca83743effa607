package dev.patternengine.domain;

import java.util.List;

/**
 * An open session, as shown.
 *
 * @param session its name
 * @param agent who runs it; empty when not told
 * @param observations how many so far
 * @param failures how many of them failed
 * @param firstSeen event time, epoch milliseconds
 * @param lastSeen event time, epoch milliseconds
 * @param recent the last tasks, oldest first
 */
public record SessionView(
        String session,
        String agent,
        long observations,
        long failures,
        long firstSeen,
        long lastSeen,
        List<String> recent) {
    public SessionView {
        recent = List.copyOf(recent);
    }
}
