package dev.patternengine.message;

/**
 * Asks for a tenant's graph of tasks.
 *
 * @param most edges
 */
public record GraphMessage(String tenant, int most) {}
