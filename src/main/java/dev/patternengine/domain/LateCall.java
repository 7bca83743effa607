package dev.patternengine.domain;

import java.util.Locale;

/**
 * An announced call that has not ended and takes longer than such calls do.
 *
 * @param session its name; empty where the agent is the session
 * @param agent who makes it; empty when not told
 * @param tool empty when not told
 * @param startedAt epoch milliseconds
 * @param seconds it has taken so far
 * @param median seconds that such calls take where they succeed
 * @param most seconds that nine of ten of them take at most
 * @param support successes that this rests on
 */
public record LateCall(
        String session,
        String agent,
        String task,
        String tool,
        long startedAt,
        double seconds,
        double median,
        double most,
        long support) {
    /** One sentence for people. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s has not ended after %.3g s: it takes %.3g s, nine of ten times at most %.3g s, by %d successes",
                task,
                seconds,
                median,
                most,
                support);
    }
}
