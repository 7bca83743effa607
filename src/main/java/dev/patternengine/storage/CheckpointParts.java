package dev.patternengine.storage;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The pieces of a checkpoint, one after the other, so that nobody holds all of them. One caller, one call at a time. */
@FunctionalInterface
public interface CheckpointParts {
    /** The next piece; empty at the end. */
    CompletionStage<Optional<CheckpointPart>> next();
}
