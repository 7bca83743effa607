package dev.patternengine.cli;

import dev.patternengine.access.Rate;
import dev.patternengine.engine.Settings;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.http.Quota;
import dev.patternengine.mining.LearnerLimits;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much tenants may ask of an engine. */
final class QuotaOptions {
    private static final int BURST_SECONDS = 10;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--tenant-rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Observations a second that a tenant may tell each node; 0 for any number (default:"
                    + " ${DEFAULT-VALUE}).")
    private long rate;

    @Option(
            names = "--tenant-burst",
            paramLabel = "N",
            defaultValue = "0",
            description = "Observations that it may tell at once after a pause; 0 for what the rate gives in "
                    + BURST_SECONDS + " seconds (default: ${DEFAULT-VALUE}).")
    private long burst;

    @Option(
            names = "--tenant-sessions",
            paramLabel = "N",
            defaultValue = "0",
            description = "Sessions that a tenant may have open on each node; 0 for any number: then, with 8192 in a"
                    + " partition, the one that was silent longest ends (default: ${DEFAULT-VALUE}).")
    private int sessions;

    @Option(
            names = "--max-tenants",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Tenants that there may be (default: ${DEFAULT-VALUE}).")
    private int tenants;

    @Option(
            names = "--model-cells",
            paramLabel = "N",
            defaultValue = "4000000",
            description = "The memory of each of a tenant's four models, in cells of 15 to 45 bytes (default:"
                    + " ${DEFAULT-VALUE}).")
    private int cells;

    HttpSettings apply(HttpSettings settings) {
        Optional<Rate> wanted = rate();
        return settings.withQuota(named("--max-tenants", () -> new Quota(wanted, tenants)));
    }

    /** What is made of an option's value; a value that cannot be is told with the option's name. */
    private <T> T named(String option, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException mistake) {
            throw mistake(option + ": " + mistake.getMessage());
        }
    }

    private Optional<Rate> rate() {
        if (rate == 0 && burst != 0) {
            throw mistake("--tenant-burst goes with --tenant-rate");
        }
        if (rate == 0) {
            return Optional.empty();
        }
        Rate steady = named("--tenant-rate", () -> new Rate(rate, rate));
        long most = burst == 0 ? rate * BURST_SECONDS : burst;
        return Optional.of(named("--tenant-burst", () -> new Rate(steady.perSecond(), most)));
    }

    Settings apply(Settings settings) {
        if (sessions < 0) {
            throw mistake("--tenant-sessions must not be negative");
        }
        int most = sessions == 0 ? Integer.MAX_VALUE : sessions;
        LearnerLimits limits = named("--model-cells", () -> LearnerLimits.DEFAULT.withCells(cells));
        return settings.withIngest(settings.ingest()
                        .withSessions(settings.ingest().sessions().withMostOfTenant(most)))
                .withLearner(limits);
    }

    private ParameterException mistake(String text) {
        return new ParameterException(command.commandLine(), text);
    }
}
