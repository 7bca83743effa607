package dev.patternengine.message;

/** Whether observations are taken: why not, or empty when they are. */
public record ReadinessMessage(String away) {}
