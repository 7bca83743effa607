package dev.patternengine.architecture.planted.wire;

import dev.patternengine.architecture.planted.domain.PlantedRecord;

/** Breaks: formats know no type of the engine. */
public interface PlantedFormat {
    void write(PlantedRecord record);
}
