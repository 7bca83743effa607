package dev.patternengine.architecture.planted.mining.recovery;

/** Is seen by another miner. */
public final class PlantedRecovery {}
