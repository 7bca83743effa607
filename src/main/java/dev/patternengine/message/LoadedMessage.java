package dev.patternengine.message;

import dev.patternengine.domain.Positions;

/** A part was taken in: up to where the log is in what it holds, where it says so. */
public record LoadedMessage(Positions positions) {}
