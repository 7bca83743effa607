package dev.patternengine.message;

import dev.patternengine.domain.Positions;

/** Places in the log. */
public record PositionsMessage(Positions positions) {}
