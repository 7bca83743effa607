package dev.patternengine.cli;

import dev.patternengine.http.HttpSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command that serves listens. */
final class ListenOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--host",
            paramLabel = "H",
            defaultValue = "127.0.0.1",
            description = "The address to listen at (default: ${DEFAULT-VALUE}, this machine only).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "The port to listen at (default: ${DEFAULT-VALUE}); 0 for any that is free.")
    private int port;

    HttpSettings settings() {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(command.commandLine(), "--port must be 0 to 65535, not " + port);
        }
        return HttpSettings.DEFAULT.at(host, port);
    }
}
