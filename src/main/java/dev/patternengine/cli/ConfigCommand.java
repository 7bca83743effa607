package dev.patternengine.cli;

import dev.patternengine.cli.configuration.ConfigurationTemplate;
import dev.patternengine.cli.configuration.ConfiguredArguments;
import dev.patternengine.cli.configuration.EffectiveConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Prints what {@code serve} would run with. */
@Command(
        name = "config",
        description = {
            "Prints what 'serve' would run with, given the same options.",
            "Each value, and where it comes from: command line, environment, file or default. Secrets are hidden. What"
                    + " it prints is",
            "a configuration file."
        },
        synopsisHeading = "Usage: ",
        customSynopsis = "pattern-engine config [--template] [OPTION OF serve...]")
final class ConfigCommand implements Callable<Integer> {
    private final Screen screen;
    private final Map<String, String> environment;
    private final Function<ConfiguredArguments, CommandLine> serve;

    @Option(
            names = "--template",
            description = "Prints a file in which every key is a comment with its meaning instead.")
    private boolean template;

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    /** @param serve makes the command that is configured, without running it */
    ConfigCommand(Screen screen, Map<String, String> environment, Function<ConfiguredArguments, CommandLine> serve) {
        this.screen = screen;
        this.environment = environment;
        this.serve = serve;
    }

    @Override
    public Integer call() {
        ConfiguredArguments configured = new ConfiguredArguments(environment);
        CommandLine command = serve.apply(configured);
        List<String> lines = template
                ? ConfigurationTemplate.lines(command.getCommandSpec())
                : EffectiveConfiguration.of(command, configured, arguments.toArray(String[]::new))
                        .lines();
        lines.forEach(screen.out()::println);
        return 0;
    }
}
