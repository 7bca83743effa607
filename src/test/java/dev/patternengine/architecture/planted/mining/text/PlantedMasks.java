package dev.patternengine.architecture.planted.mining.text;

/** Is seen by what masks are made of. */
public final class PlantedMasks {}
