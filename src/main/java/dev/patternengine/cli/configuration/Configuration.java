package dev.patternengine.cli.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What environment and file say of the options of a command, the environment before the file. */
final class Configuration {
    static final Configuration NOTHING = new Configuration(Map.of());

    private final Map<String, Given> given;

    private Configuration(Map<String, Given> given) {
        this.given = given;
    }

    /** @throws ConfigurationMistake when one of them says what cannot be */
    static Configuration read(CommandSpec command, Map<String, String> environment, Optional<Path> file) {
        Keys keys = Keys.of(command);
        Map<String, Given> all = new LinkedHashMap<>();
        file.ifPresent(path -> add(all, new ConfigurationFile(keys, path).read()));
        add(all, new EnvironmentReader(keys).read(environment));
        return new Configuration(all);
    }

    private static void add(Map<String, Given> all, List<Given> source) {
        Map<String, Given> these = new LinkedHashMap<>();
        for (Given one : source) {
            Given other = these.put(one.key().name(), one);
            if (other != null) {
                throw new ConfigurationMistake(
                        "'" + one.key().name() + "' is given twice: " + other.origin() + "; " + one.origin());
            }
        }
        all.putAll(these);
    }

    /** The arguments for options that the command line does not have. */
    List<String> arguments(List<String> commandLine) {
        List<String> arguments = new ArrayList<>();
        for (Given one : given.values()) {
            if (!isIn(commandLine, one.key().option())) {
                arguments.addAll(one.arguments());
            }
        }
        return arguments;
    }

    /** Whether an option is among arguments. */
    static boolean isIn(List<String> commandLine, OptionSpec option) {
        return commandLine.stream().anyMatch(argument -> java.util.Arrays.stream(option.names())
                .anyMatch(name -> argument.equals(name) || argument.startsWith(name + "=")));
    }

    /** Where a key was given a value; empty when it was not. */
    Optional<String> origin(String key) {
        return Optional.ofNullable(given.get(key)).map(Given::origin);
    }
}
