package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file. One thread at a time. */
interface DiskFile extends AutoCloseable {
    /** Reads at a place until the buffer is full or the file ends. */
    void read(ByteBuffer bytes, long place) throws IOException;

    /** Writes all of the buffer at a place; durable after {@link #force}. */
    void write(ByteBuffer bytes, long place) throws IOException;

    /** Makes what was written and the size durable. After a failure the state of what was written is unknown. */
    void force() throws IOException;

    /** Cuts the file off at a size; durable after {@link #force}. */
    void truncate(long size) throws IOException;

    long size() throws IOException;

    @Override
    void close() throws IOException;
}
