package dev.patternengine.cli;

import dev.patternengine.http.HttpSettings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who is let in by a command that serves: how many, asking for whom, from which pages. */
final class AdmissionOptions {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern ORIGIN = Pattern.compile("https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--allowed-host",
            paramLabel = "NAME",
            split = ",",
            description =
                    "A name that requests may give in the header Host beside localhost and the address they came to,"
                            + " such as that of a proxy that passes Host on. At a --host that is not this machine's"
                            + " loopback, any name is served unless some are given here. Several: with commas between, or"
                            + " again.")
    private List<String> hosts = List.of();

    @Option(
            names = "--allowed-origin",
            paramLabel = "URL",
            split = ",",
            description =
                    "Web pages of this origin may read and write, such as https://agents.example (default: only the"
                            + " engine's own). Several: with commas between, or again.")
    private List<String> origins = List.of();

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Open connections at once; further ones are answered with 503 and closed (default:"
                    + " ${DEFAULT-VALUE}). Each needs an open file.")
    private int connections;

    @Option(
            names = "--max-line",
            paramLabel = "BYTES",
            defaultValue = "65536",
            description = "The longest line of a stream of observations, 65536 to 1048576 bytes (default:"
                    + " ${DEFAULT-VALUE}): more where errors are long. An observation sent alone, as JSON, may always have"
                    + " 1048576.")
    private int line;

    /** The settings with what is told here. */
    HttpSettings apply(HttpSettings settings) {
        if (connections < 1) {
            throw new ParameterException(
                    command.commandLine(), "--max-connections must be at least 1, not " + connections);
        }
        if (line < HttpSettings.Limits.LINE_BYTES || line > HttpSettings.Limits.BODY_BYTES) {
            throw new ParameterException(
                    command.commandLine(),
                    "--max-line must be " + HttpSettings.Limits.LINE_BYTES + " to " + HttpSettings.Limits.BODY_BYTES
                            + " bytes, not " + line);
        }
        return settings.withLimits(
                        settings.limits().withConnections(connections).withLineBytes(line))
                .with(new HttpSettings.Names(
                        checked("--allowed-host", hosts, HOST, "a name without a port"),
                        checked(
                                "--allowed-origin",
                                origins,
                                ORIGIN,
                                "such as https://agents.example, without a path")));
    }

    private Set<String> checked(String option, List<String> values, Pattern form, String wanted) {
        for (String value : values) {
            if (!form.matcher(value.strip()).matches()) {
                throw new ParameterException(
                        command.commandLine(), option + " must be " + wanted + ", not '" + value + "'");
            }
        }
        return values.stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
