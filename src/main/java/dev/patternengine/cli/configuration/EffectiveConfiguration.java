package dev.patternengine.cli.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The configuration a command would run with, as lines of a configuration file; secrets are hidden. */
public final class EffectiveConfiguration {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./:-]*(?<!:)");
    private static final int ORIGIN_COLUMN = 40;

    private final ParseResult parsed;
    private final Configuration configuration;

    private EffectiveConfiguration(ParseResult parsed, Configuration configuration) {
        this.parsed = parsed;
        this.configuration = configuration;
    }

    /**
     * Of a command that gets these arguments.
     *
     * @throws CommandLine.ParameterException when environment, file or arguments are wrong
     */
    public static EffectiveConfiguration of(CommandLine command, ConfiguredArguments configured, String... arguments) {
        ParseResult parsed = command.parseArgs(arguments);
        return new EffectiveConfiguration(parsed, configured.configuration());
    }

    /** A line for each key, by name: {@code key: value # origin}; those without a value are comments. */
    public List<String> lines() {
        return Keys.of(parsed.commandSpec()).all().map(this::line).toList();
    }

    private String line(Key key) {
        List<String> values = values(key);
        if (values.isEmpty()) {
            return padded("# " + key.name() + ":") + "# not set";
        }
        String value = values.size() == 1 && !key.isMultiple() ? values.get(0) : "[" + String.join(", ", values) + "]";
        return padded(key.name() + ": " + value) + "# " + origin(key);
    }

    private static String padded(String text) {
        return String.format("%-" + ORIGIN_COLUMN + "s ", text);
    }

    private List<String> values(Key key) {
        List<String> raw = matched(key)
                .map(option -> key.isFlag() ? List.of("true") : option.originalStringValues())
                .orElseGet(() -> usual(key));
        return raw.stream().map(value -> quoted(key.shown(value))).toList();
    }

    private Optional<OptionSpec> matched(Key key) {
        return Optional.ofNullable(parsed.matchedOption(key.option().longestName()));
    }

    private static List<String> usual(Key key) {
        String value = key.isFlag() ? "false" : key.option().defaultValue();
        return value == null || value.isEmpty() ? List.of() : List.of(value);
    }

    private String origin(Key key) {
        List<String> typed = new ArrayList<>(parsed.originalArgs());
        if (Configuration.isIn(typed, key.option())) {
            return "command line";
        }
        return configuration.origin(key.name()).orElse("default");
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
