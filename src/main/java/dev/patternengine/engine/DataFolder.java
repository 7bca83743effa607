package dev.patternengine.engine;

import dev.patternengine.storage.LogFailure;
import dev.patternengine.storage.file.OwnerFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder an engine keeps its data in: {@code log/}, {@code checkpoints/}, {@code secret} (32 random bytes that sign recommendation ids), {@code keys} (who may use the engine) and
 * {@code partitions} (their number, fixed when the folder is made).
 */
final class DataFolder {
    private static final Logger LOGGER = LoggerFactory.getLogger(DataFolder.class);
    private static final int SECRET_BYTES = 32;

    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    /** @throws LogFailure when it cannot be used, holds other files and no data, or was made for another number of partitions */
    static DataFolder open(Path folder, int partitions) {
        try {
            // What agents do is nobody else's business.
            OwnerFile.createFolder(folder);
            requireOurs(folder);
            DataFolder data = new DataFolder(folder);
            data.requirePartitions(partitions);
            return data;
        } catch (IOException failure) {
            throw new LogFailure("cannot keep data in " + folder + ": " + reason(failure), failure);
        }
    }

    /** Whoever names a folder of something else has most likely mistyped it. */
    private static void requireOurs(Path folder) throws IOException {
        Strangers strangers = Strangers.in(folder);
        if (strangers.isNone()) {
            return;
        }
        if (!strangers.amongOurs()) {
            throw new LogFailure("cannot keep data in " + folder + ": it holds no data of an engine, but "
                    + strangers.some() + "; name a folder that is empty or does not exist");
        }
        LOGGER.warn("{} holds what is no data of an engine, and is left alone: {}", folder, strangers.some());
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "it may not be read and written";
        }
        boolean inTheWay = failure instanceof NoSuchFileException || failure instanceof FileAlreadyExistsException;
        if (inTheWay || "Not a directory".equals(reasonOfSystem(failure))) {
            return "no folder can be made there";
        }
        return reasonOfSystem(failure);
    }

    private static String reasonOfSystem(IOException failure) {
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : failure.getMessage();
    }

    private void requirePartitions(int partitions) throws IOException {
        Path file = folder.resolve("partitions");
        if (!Files.exists(file)) {
            OwnerFile.write(file, Integer.toString(partitions).getBytes(StandardCharsets.US_ASCII));
        }
        String found = Files.readString(file).strip();
        if (!found.equals(Integer.toString(partitions))) {
            throw new LogFailure(folder + " was made for " + found + " partitions, not " + partitions);
        }
    }

    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /** The file of keys. */
    Path keys() {
        return folder.resolve("keys");
    }

    Path log() {
        return folder.resolve("log");
    }

    /** The secret of this folder, made at first use. */
    byte[] secret() {
        Path file = folder.resolve("secret");
        try {
            if (!Files.exists(file)) {
                OwnerFile.write(file, randomSecret());
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
}
