package dev.patternengine.architecture.planted.storage.file;

import dev.patternengine.architecture.planted.storage.memory.PlantedMemory;

/** Breaks: stores do not see each other. */
public record PlantedFile(PlantedMemory memory) {}
