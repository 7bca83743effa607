package dev.patternengine.architecture.planted.federation.core;

import io.vertx.core.Vertx;

/** Breaks: the protocol between nodes knows no Vert.x. */
public record PlantedProtocol(Vertx vertx) {}
