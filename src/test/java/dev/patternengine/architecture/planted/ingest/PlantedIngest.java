package dev.patternengine.architecture.planted.ingest;

import dev.patternengine.architecture.planted.http.PlantedHttp;

/** Breaks, with {@link PlantedHttp}: no cycles, and adapters see no adapter. */
public record PlantedIngest(PlantedHttp http) {}
