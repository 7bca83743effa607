package dev.patternengine.cli;

import dev.patternengine.cli.text.Cells;
import dev.patternengine.evaluation.Evaluation;
import dev.patternengine.evaluation.Protocol;
import dev.patternengine.evaluation.Report;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the miners on a file of observations: predict first, then measure, then learn. */
@Command(
        name = "evaluate",
        description = "Measures how good the miners are on a file of observations, beside baselines that only count.")
final class EvaluateCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    private final Miners miners;
    private final Screen screen;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Observations, one JSON object a line; - for standard input.")
    private String file;

    @Option(
            names = "--protocol",
            paramLabel = "P",
            defaultValue = "COMMIT",
            description = {
                "When an answer is fixed: commit, right after the session's previous observation (the default);",
                "arrival, when the observation arrives; split, by models that learned 60 %% of the sessions and no more."
            })
    private Protocol protocol;

    @Option(
            names = "--cells",
            paramLabel = "N",
            description = "The budget of each model, cells: what lies beyond is forgotten (default: ${DEFAULT-VALUE}).")
    private int cells = LearnerLimits.DEFAULT.cells();

    @Option(names = "--json", description = "Prints one JSON object to standard output.")
    private boolean json;

    EvaluateCommand(Miners miners, Screen screen) {
        this.miners = miners;
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (cells < 1) {
            throw new ParameterException(spec.commandLine(), "--cells must be positive, not " + cells);
        }
        ObservationFile observations = new ObservationFile(file, screen);
        LearnerLimits limits = new LearnerLimits(cells, LearnerLimits.DEFAULT.measuredPermille());
        long begun = System.nanoTime();
        Report report = observations.read(all -> Evaluation.evaluate(all, protocol, miners, limits, done -> {}));
        Report named = report.of(file, (System.nanoTime() - begun) / NANOS);
        if (json) {
            screen.out().println(new String(new ReportWriter().bytes(named), StandardCharsets.UTF_8));
        } else {
            print(named);
        }
        return observations.exitCode();
    }

    private void print(Report report) {
        screen.say(report.file() + ", protocol " + report.protocol().label() + ": "
                + Cells.count(report.observations(), "observation") + " of " + Cells.count(report.sessions(), "session")
                + " in " + Math.round(report.seconds() * 10) / 10.0 + " s");
        new EvaluationTables(report).print(screen.err());
        screen.err().flush();
    }
}
