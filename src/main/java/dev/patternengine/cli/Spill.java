package dev.patternengine.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Texts that are set aside in their order and read once more: in memory up to a bound, beyond it in a file that nobody else
 * may read. The file has lost its name before anything is written, so it is gone when the process ends, however it ends;
 * where the system cannot do that, when this is closed. Memory: the bound, or two buffers.
 */
final class Spill implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final int bound;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private DataOutputStream out = new DataOutputStream(memory);
    private FileChannel file;
    private long count;

    /**
     * @param folder where the file is made
     * @param bound bytes in memory, beyond which the file is made
     */
    Spill(Path folder, int bound) {
        this.folder = folder;
        this.bound = bound;
    }

    /** Takes one text after the other. */
    @FunctionalInterface
    interface Sink {
        /** @return whether more are wanted */
        boolean take(String text) throws IOException;
    }

    /** @param text at most 21 845 characters */
    void add(String text) {
        try {
            out.writeUTF(text);
            count++;
            if (file == null && memory.size() > bound) {
                open();
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private void open() throws IOException {
        Path path = Files.createTempFile(folder, "pattern-engine-", ".tmp");
        file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
        memory.writeTo(out);
        memory.reset();
    }

    /** Hands over what was added, in its order, as long as it is wanted. After this nothing may be added. */
    void forEach(Sink sink) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(rewound(), BUFFER));
        boolean wanted = true;
        for (long place = 0; place < count && wanted; place++) {
            wanted = sink.take(in.readUTF());
        }
    }

    private InputStream rewound() {
        if (file == null) {
            return new ByteArrayInputStream(memory.toByteArray());
        }
        try {
            out.flush();
            return Channels.newInputStream(file.position(0));
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private CommandFailed failed(IOException failure) {
        return new CommandFailed("cannot set messages aside in " + folder + ": " + FileProblem.of(failure));
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
