package dev.patternengine.storage.file;

import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The right to write in a folder: one process has it at a time, and loses it when it dies. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws LogFailure when somebody else has it, or the folder cannot be written */
    static FolderLock take(Path folder) {
        try {
            create(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new FolderLock(channel);
            }
            channel.close();
        } catch (IOException failure) {
            throw new LogFailure("cannot use the folder " + folder + ": " + failure, failure);
        }
        throw new LogFailure("another engine is using the folder " + folder);
    }

    /** Creates a folder and those it lies in, each with a name that is durable. */
    private static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            create(parent);
            Files.createDirectory(folder);
            new ChannelDisk().forceFolder(parent);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException takenInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
