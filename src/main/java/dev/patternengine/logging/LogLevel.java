package dev.patternengine.logging;

/**
 * How much a logger logs.
 *
 * @param name of the logger: a package or a class, or {@code ROOT}
 * @param own its own level; empty when it has that of the one above it
 * @param effective the level that holds
 */
public record LogLevel(String name, String own, String effective) {}
