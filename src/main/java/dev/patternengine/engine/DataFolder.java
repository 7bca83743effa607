package dev.patternengine.engine;

import dev.patternengine.storage.LogFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The folder an engine keeps its data in: {@code log/}, {@code checkpoints/}, {@code secret} (32 random bytes that sign recommendation ids) and
 * {@code partitions} (their number, fixed when the folder is made).
 */
final class DataFolder {
    private static final int SECRET_BYTES = 32;
    private static final Set<StandardOpenOption> WRITE_NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws LogFailure when it cannot be used, or was made for another number of partitions */
    static DataFolder open(Path folder, int partitions) {
        try {
            create(folder);
            DataFolder data = new DataFolder(folder);
            data.requirePartitions(partitions);
            return data;
        } catch (IOException failure) {
            throw new LogFailure("cannot use the folder " + folder + ": " + failure, failure);
        }
    }

    /** What agents do is nobody else's business: a folder that is made here is its owner's alone. */
    private static void create(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        }
    }

    private void requirePartitions(int partitions) throws IOException {
        Path file = folder.resolve("partitions");
        if (!Files.exists(file)) {
            write(file, Integer.toString(partitions).getBytes(StandardCharsets.US_ASCII));
        }
        String found = Files.readString(file).strip();
        if (!found.equals(Integer.toString(partitions))) {
            throw new LogFailure(folder + " was made for " + found + " partitions, not " + partitions);
        }
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    Path log() {
        return folder.resolve("log");
    }

    /** The secret of this folder, made at first use. */
    byte[] secret() {
        Path file = folder.resolve("secret");
        try {
            if (!Files.exists(file)) {
                write(file, randomSecret());
            }
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new LogFailure("cannot read the secret in " + folder + ": " + failure, failure);
        }
    }

    static byte[] randomSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, WRITE_NEW, ownerOnly(file, "rw-------"))) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Nobody else may read it, where the file system knows owners. */
    private static FileAttribute<?>[] ownerOnly(Path file, String rights) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
