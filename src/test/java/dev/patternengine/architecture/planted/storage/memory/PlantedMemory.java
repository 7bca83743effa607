package dev.patternengine.architecture.planted.storage.memory;

/** Is seen by another store. */
public final class PlantedMemory {}
