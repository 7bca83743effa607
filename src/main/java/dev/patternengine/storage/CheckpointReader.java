package dev.patternengine.storage;

import dev.patternengine.domain.Positions;
import java.util.List;

/** Reads a checkpoint that was found whole. One caller, one call at a time. */
public interface CheckpointReader extends CheckpointParts, AutoCloseable {
    /** Up to where the log is contained in it. */
    Positions positions();

    /** Newer checkpoints that were passed over because they are damaged: name, place and reason of each. */
    List<String> damaged();

    /** Never blocks; may be called before the end, but not while a call is going on. */
    @Override
    void close();
}
