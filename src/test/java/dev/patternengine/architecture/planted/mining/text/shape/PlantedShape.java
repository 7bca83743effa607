package dev.patternengine.architecture.planted.mining.text.shape;

/** What both may see. */
public final class PlantedShape {}
