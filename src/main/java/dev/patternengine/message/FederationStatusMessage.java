package dev.patternengine.message;

import dev.patternengine.domain.FederationStatus;

/** What a node knows of its cluster. */
public record FederationStatusMessage(FederationStatus status) {}
