package dev.patternengine.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The key that a command shows to a running engine; never on the command line, which others can see. */
final class KeyOptions {
    private static final String VARIABLE = "PATTERN_ENGINE_KEY";

    private final Map<String, String> environment;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "A file with the key for the running engine; else the environment variable " + VARIABLE + ".")
    private Path file;

    KeyOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The key, if there is one.
     *
     * @throws CommandFailed when the file cannot be read
     */
    Optional<String> key() {
        return file == null
                ? Optional.ofNullable(environment.get(VARIABLE))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                : Optional.of(SecretFile.read(file));
    }
}
