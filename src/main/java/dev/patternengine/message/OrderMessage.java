package dev.patternengine.message;

/** Asks something of all nodes: {@code pause}, {@code resume} or {@code sync}. */
public record OrderMessage(String order, String by) {}
