package dev.patternengine.cli.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A key with the values somebody gave it.
 *
 * @param key that was given
 * @param values one, or as many as a list has
 * @param origin where that was said, for people
 */
record Given(Key key, List<String> values, String origin) {
    /**
     * What stands in a file, without the end of its last line.
     *
     * @param file named by the value
     * @throws ConfigurationMistake when it cannot be read or is empty
     */
    static Given inFile(Key key, String file, String origin) {
        String text = read(file, origin).replaceFirst("\\r?\\n$", "");
        if (text.isEmpty()) {
            throw new ConfigurationMistake(origin + ": the file " + file + " is empty");
        }
        return new Given(key, List.of(text), "file " + file + ", by " + origin);
    }

    private static String read(String file, String origin) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            throw new ConfigurationMistake(origin + ": cannot read the file " + file + ": " + reason(unreadable));
        }
    }

    static String reason(Exception unreadable) {
        return unreadable instanceof java.nio.file.NoSuchFileException ? "no such file" : unreadable.toString();
    }

    /** As arguments of the command: a flag that is not set is none. */
    List<String> arguments() {
        String name = key.option().longestName();
        return key.isFlag()
                ? flag().filter(set -> set).map(set -> name).stream().toList()
                : values.stream().map(value -> name + "=" + value).toList();
    }

    private Optional<Boolean> flag() {
        String value = values.size() == 1 ? values.get(0) : "";
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw new ConfigurationMistake(origin + ": must be true or false, not '" + value + "'");
        };
    }
}
