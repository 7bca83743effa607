package dev.patternengine.cli;

import dev.patternengine.cli.configuration.ConfiguredArguments;
import dev.patternengine.mining.Miners;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The root of the command line: knows the commands, does nothing itself. */
@Command(
        name = "pattern-engine",
        description = "Watches agents work, mines online what works, and gives advice with honest confidence.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = PatternEngineCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed, or some lines of a file could not be read", "2:wrong usage"})
public final class PatternEngineCommand implements Runnable {
    /** Set by the launcher when standard error is a terminal. */
    private static final String TERMINAL = "patternengine.terminal";

    @Spec
    private CommandSpec spec;

    private PatternEngineCommand() {}

    /**
     * Runs a command with the process' own streams, in UTF-8 whatever the locale.
     *
     * @return the exit code
     */
    public static int run(Miners miners, String... arguments) {
        Output out = new Output(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
        return run(miners, new Screen(System.in, writer(out), err, Boolean.getBoolean(TERMINAL)), out, arguments);
    }

    /**
     * Runs a command and tells when not all of what it printed could be written.
     *
     * @param out where the screen's {@code out} ends
     */
    static int run(Miners miners, Screen screen, Output out, String... arguments) {
        int code = commandLine(miners, screen).execute(arguments);
        screen.out().flush();
        Optional<String> problem = out.problem();
        problem.ifPresent(reason -> screen.say("pattern-engine: cannot write to standard output: " + reason));
        return problem.isPresent() ? Math.max(code, CommandLine.ExitCode.SOFTWARE) : code;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** The command line that prints to the screen, in the environment of the process. */
    static CommandLine commandLine(Miners miners, Screen screen) {
        return commandLine(miners, screen, System.getenv());
    }

    /**
     * The same in another environment.
     *
     * @param environment configures what is served, and holds keys
     */
    static CommandLine commandLine(Miners miners, Screen screen, Map<String, String> environment) {
        ConfiguredArguments configured = new ConfiguredArguments(environment);
        CommandLine all = new CommandLine(new PatternEngineCommand())
                .addSubcommand(serve(miners, screen, environment, configured))
                .addSubcommand(
                        new ConfigCommand(screen, environment, other -> serve(miners, screen, environment, other)))
                .addSubcommand(new DemoCommand(miners, screen, environment))
                .addSubcommand(new PatternsCommand(miners, screen, environment))
                .addSubcommand(new ExportCommand(screen, environment))
                .addSubcommand(new ReplayCommand(miners, screen, environment))
                .addSubcommand(new EvaluateCommand(miners, screen))
                .addSubcommand(KeysCommand.commandLine(screen, environment))
                .addSubcommand(new SignaturesCommand(screen))
                .addSubcommand(new HealthcheckCommand(screen))
                .setOut(screen.out())
                .setErr(screen.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command, screen));
        return all.setParameterExceptionHandler((mistake, arguments) -> explain(configured.explained(mistake)));
    }

    /** Says what is wrong with the arguments, what was likely meant, and where to read on. */
    private static int explain(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, err);
        if (command.getSubcommands().isEmpty()) {
            err.println("Usage: " + command.getCommandSpec().qualifiedName() + " [OPTION…], all of them by --help");
        } else {
            command.usage(err);
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static CommandLine serve(
            Miners miners, Screen screen, Map<String, String> environment, ConfiguredArguments configured) {
        CommandLine serve = new CommandLine(new ServeCommand(miners, screen, environment));
        serve.getCommandSpec().preprocessor(configured);
        return serve.setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** What went wrong outside is told in a line; only a mistake of ours shows where it happened. */
    private static int tell(Exception failure, CommandLine command, Screen screen) {
        if (failure instanceof IOException || failure instanceof CommandFailed) {
            screen.say(command.getCommandSpec().qualifiedName() + ": " + message(failure));
        } else {
            failure.printStackTrace(screen.err());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String message(Exception failure) {
        return failure instanceof FileSystemException file
                ? file.getFile() + ": " + FileProblem.of(file)
                : failure.getMessage();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed");
    }

    /** The version as the jar's manifest tells it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = PatternEngineCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "pattern-engine " + Optional.ofNullable(version).orElse("(not packaged)")
            };
        }
    }
}
