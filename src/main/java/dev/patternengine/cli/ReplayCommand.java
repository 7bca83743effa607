package dev.patternengine.cli;

import dev.patternengine.mining.Miners;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a file of observations: to a running engine, or through the miners in this process. */
@Command(
        name = "replay",
        description = {
            "Learns a file of observations, in a running engine or here.",
            "With --url, sends it to a running engine. A second replay of the same file changes nothing while the"
                    + " engine",
            "remembers their ids: those in the file, else ids made from the content and place of the lines. Without"
                    + " --url,",
            "runs it through the miners in this process and says what they learned."
        })
final class ReplayCommand implements Callable<Integer> {
    private final Miners miners;
    private final Screen screen;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Observations, one JSON object a line; - for standard input.")
    private String file;

    @Option(
            names = "--url",
            converter = EngineUrl.class,
            description = "A running engine, such as http://localhost:8080.")
    private URI url;

    @Mixin
    private final KeyOptions key;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Keeps the recorded pace, N times as fast; else no pause.")
    private double speed;

    ReplayCommand(Miners miners, Screen screen, Map<String, String> environment) {
        this.miners = miners;
        this.screen = screen;
        this.key = new KeyOptions(environment);
    }

    @Override
    public Integer call() throws IOException {
        if (speed < 0 || !Double.isFinite(speed)) {
            throw new ParameterException(spec.commandLine(), "--speed must be positive, not " + speed);
        }
        Pace pace = speed > 0 ? Pace.recorded(speed) : Pace.UNBOUND;
        ObservationFile observations = new ObservationFile(file, screen);
        if (url == null) {
            new LocalReplay(miners, screen, Pause.REAL).run(observations, pace);
        } else {
            new RemoteReplay(EngineClient.of(url, key.key(), Pause.REAL), screen, Pause.REAL).run(observations, pace);
        }
        return observations.exitCode();
    }
}
