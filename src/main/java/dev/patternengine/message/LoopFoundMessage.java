package dev.patternengine.message;

import dev.patternengine.domain.Loop;
import java.util.Optional;

/** The loop that the session is in, if it is in one. */
public record LoopFoundMessage(Optional<Loop> loop) {}
