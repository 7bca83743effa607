package dev.patternengine.message;

/**
 * Asks to take back what an agent's observations taught.
 *
 * @param tenant its key
 * @param agent whose observations
 * @param from the earliest time of an observation, epoch milliseconds
 * @param to the first time after them
 * @param dry true asks only what would be
 */
public record RetractionMessage(String tenant, String agent, long from, long to, boolean dry) {}
