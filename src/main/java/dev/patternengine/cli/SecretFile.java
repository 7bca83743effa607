package dev.patternengine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold a secret: one line, or more where it is a key in PEM. */
final class SecretFile {
    private static final long LARGEST = 65_536;

    private SecretFile() {}

    /**
     * All of the file but white space around it.
     *
     * @throws CommandFailed when it cannot be read, is empty or too large for a secret; nothing of it is told
     */
    static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CommandFailed(file + " is larger than " + LARGEST + " bytes: no secret");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                throw new CommandFailed(file + " is empty: it should hold a secret");
            }
            return text;
        } catch (IOException failure) {
            throw new CommandFailed("cannot read the secret in '" + file + "': " + FileProblem.of(failure));
        }
    }
}
