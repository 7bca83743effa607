package dev.patternengine.architecture.planted.http;

import com.hazelcast.planted.PlantedHazelcast;
import dev.patternengine.architecture.planted.engine.PlantedEngine;
import dev.patternengine.architecture.planted.ingest.PlantedIngest;
import dev.patternengine.architecture.planted.storage.file.PlantedFile;
import io.vertx.core.eventbus.EventBus;

/** Breaks: the event bus in message only, adapters see neither each other nor the engine, stores and Hazelcast. */
public record PlantedHttp(
        EventBus bus, PlantedIngest ingest, PlantedEngine engine, PlantedFile file, PlantedHazelcast hazelcast) {}
