package dev.patternengine.cli.configuration;

import dev.patternengine.json.Spelling;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All that can be configured of a command: its options but those that ask for help and the one that names the file. */
final class Keys {
    /** The option that names the file. */
    static final String FILE = "--config";

    private final Map<String, Key> keys = new TreeMap<>();

    private Keys(CommandSpec command) {
        command.options().stream().filter(Keys::isConfigurable).map(Key::new).forEach(key -> keys.put(key.name(), key));
    }

    static Keys of(CommandSpec command) {
        return new Keys(command);
    }

    private static boolean isConfigurable(OptionSpec option) {
        return !option.usageHelp()
                && !option.versionHelp()
                && !option.longestName().equals(FILE);
    }

    /** By name. */
    Stream<Key> all() {
        return keys.values().stream();
    }

    Optional<Key> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** The key whose value is in a file that is named under this name. */
    Optional<Key> inFile(String name) {
        return name.endsWith(Key.IN_FILE)
                ? find(name.substring(0, name.length() - Key.IN_FILE.length()))
                : Optional.empty();
    }

    /** What was meant instead, as a sentence; empty when nothing is near. */
    String suggestion(String name, Function<String, String> spelling) {
        return Spelling.closest(name, keys.keySet())
                .map(key -> ": did you mean " + spelling.apply(key) + "?")
                .orElse("; 'pattern-engine config' lists what there is");
    }
}
