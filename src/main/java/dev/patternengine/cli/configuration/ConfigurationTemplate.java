package dev.patternengine.cli.configuration;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A configuration file in which every key is a comment with its meaning and what it is when it is not set. */
public final class ConfigurationTemplate {
    private static final int WIDTH = 110;
    private static final List<String> HEAD = List.of(
            "Configuration of 'pattern-engine serve'. To use it: serve --config FILE, or PATTERN_ENGINE_CONFIG=FILE.",
            "",
            "Each key is an option of the command: option --redis-prefix, key redis-prefix, variable"
                    + " PATTERN_ENGINE_REDIS_PREFIX. The command line counts before the environment, the environment"
                    + " before this file. A secret may be kept in a file of its own: redis-file names the file that holds"
                    + " the value of redis. 'pattern-engine config' prints what is in force and where it comes from.",
            "",
            "This file is made by 'pattern-engine config --template'. Remove the # before a key to set it.");

    private ConfigurationTemplate() {}

    /** The lines of the file for a command. */
    public static List<String> lines(CommandSpec command) {
        List<String> lines = new ArrayList<>();
        HEAD.forEach(paragraph -> lines.addAll(comment(paragraph)));
        Keys.of(command).all().forEach(key -> {
            lines.add("");
            lines.addAll(comment(String.join(" ", description(key.option()))));
            lines.add(setting(key));
        });
        return lines;
    }

    private static String[] description(OptionSpec option) {
        return option.description().length == 0 ? new String[] {option.paramLabel()} : option.description();
    }

    private static String setting(Key key) {
        String usual = key.isFlag() ? "false" : key.option().defaultValue();
        String value = usual == null ? key.option().paramLabel() : usual;
        return "#" + key.name() + ": " + (key.isMultiple() ? "[" + value + "]" : value);
    }

    private static List<String> comment(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("#");
        for (String word : paragraph.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
