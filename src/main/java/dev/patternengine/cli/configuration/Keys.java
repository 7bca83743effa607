package dev.patternengine.cli.configuration;

import java.util.Comparator;
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

    private static final int LARGEST_SLIP = 3;

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
        return keys.keySet().stream()
                .filter(key -> distance(name, key) <= Math.min(LARGEST_SLIP, key.length() / 2))
                .min(Comparator.comparingInt(key -> distance(name, key)))
                .map(key -> ": did you mean " + spelling.apply(key) + "?")
                .orElse("; 'pattern-engine config' lists what there is");
    }

    /** How many letters must be put in, left out or changed to get from one word to the other (Levenshtein 1966). */
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] here = new int[above.length];
            here[0] = row;
            for (int column = 1; column < above.length; column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                here[column] = Math.min(Math.min(here[column - 1], above[column]) + 1, above[column - 1] + change);
            }
            above = here;
        }
        return above[other.length()];
    }
}
