package dev.patternengine.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reading and writing until it is done, which channels do not promise. */
final class Channels {
    private Channels() {}

    static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads at a place until the buffer is full or the file ends. */
    static void readFully(FileChannel channel, ByteBuffer bytes, long place) throws IOException {
        long next = place;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, next);
            if (read < 0) {
                return;
            }
            next += read;
        }
    }

    /** Makes the names in a folder durable: a new file is not safe before. */
    static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
