package dev.patternengine.storage;

import dev.patternengine.domain.Entry;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads a log once. One caller, one call at a time. */
public interface LogReader extends AutoCloseable {
    /**
     * The next entries, about a megabyte of them; empty at the end. Fails with {@link LogFailure} when the store fails, or an
     * entry is not what was written.
     */
    CompletionStage<List<Entry>> next();

    /** Bytes of the entries read so far. */
    long bytes();

    /** Never blocks; may be called before the end, but not while a call is going on. */
    @Override
    void close();
}
