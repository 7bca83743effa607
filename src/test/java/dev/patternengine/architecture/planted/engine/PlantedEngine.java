package dev.patternengine.architecture.planted.engine;

/** Is seen by an adapter. */
public final class PlantedEngine {}
