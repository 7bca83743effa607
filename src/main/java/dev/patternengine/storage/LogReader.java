package dev.patternengine.storage;

import dev.patternengine.domain.Entry;
import java.util.List;

/** Reads a log once, from a thread that may block. */
public interface LogReader extends AutoCloseable {
    /**
     * The next entries, about a megabyte of them; empty at the end.
     *
     * @throws LogFailure when the store fails, or an entry is not what was written
     */
    List<Entry> next();

    @Override
    void close();
}
