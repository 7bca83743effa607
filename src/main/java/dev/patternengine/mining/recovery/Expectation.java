package dev.patternengine.mining.recovery;

/**
 * A failure of a session that is still open, and what is advised about it.
 *
 * @param advised the best action, empty when none is advised
 */
record Expectation(Failure failure, String advised) {
    boolean isFollowed(Failure answered) {
        return answered.action().equals(advised);
    }
}
