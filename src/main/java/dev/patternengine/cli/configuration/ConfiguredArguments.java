package dev.patternengine.cli.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Puts what is configured before the arguments of a command, but for what they say themselves. Who asks for help gets none. */
public final class ConfiguredArguments implements IParameterPreprocessor {
    private static final Set<String> HELP = Set.of("--help", "-h", "--version", "-V");
    private static final String FILE_VARIABLE = Key.variable("config");

    private final Map<String, String> environment;
    private Configuration configuration = Configuration.NOTHING;

    public ConfiguredArguments(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // picocli hands the arguments over in a Stack
    public boolean preprocess(Stack<String> stack, CommandSpec command, ArgSpec none, Map<String, Object> info) {
        List<String> arguments = new ArrayList<>(stack);
        Collections.reverse(arguments);
        if (arguments.stream().noneMatch(HELP::contains)) {
            try {
                configuration = Configuration.read(command, environment, file(arguments));
                List<String> configured = new ArrayList<>(configuration.arguments(arguments));
                Collections.reverse(configured);
                configured.forEach(stack::push);
            } catch (ConfigurationMistake mistake) {
                throw new ParameterException(command.commandLine(), mistake.getMessage());
            }
        }
        return false;
    }

    private Optional<Path> file(List<String> arguments) {
        for (int place = 0; place < arguments.size(); place++) {
            String argument = arguments.get(place);
            if (argument.startsWith(Keys.FILE + "=")) {
                return Optional.of(Path.of(argument.substring(Keys.FILE.length() + 1)));
            }
            if (argument.equals(Keys.FILE) && place + 1 < arguments.size()) {
                return Optional.of(Path.of(arguments.get(place + 1)));
            }
        }
        return Optional.ofNullable(environment.get(FILE_VARIABLE))
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }

    /** The same mistake, saying where the value came from when it was not the command line. */
    public ParameterException explained(ParameterException mistake) {
        return option(mistake)
                .flatMap(option -> configuration
                        .origin(new Key(option).name())
                        .map(origin -> new ParameterException(
                                mistake.getCommandLine(),
                                mistake.getMessage() + " (" + origin + ")",
                                option,
                                mistake.getValue())))
                .orElse(mistake);
    }

    /** The option that a mistake is about: the one it was told with, or that its text begins with. */
    private static Optional<OptionSpec> option(ParameterException mistake) {
        if (mistake.getArgSpec() instanceof OptionSpec told) {
            return Optional.of(told);
        }
        String first = mistake.getMessage().split("[: ]", 2)[0];
        return first.startsWith("--")
                ? Optional.ofNullable(mistake.getCommandLine().getCommandSpec().findOption(first))
                : Optional.empty();
    }

    /** What environment and file said when arguments were last parsed. */
    Configuration configuration() {
        return configuration;
    }
}
