package dev.patternengine.architecture.planted.message;

/** Breaks: messages are records. */
public final class PlantedMessage {}
