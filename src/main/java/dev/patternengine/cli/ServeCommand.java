package dev.patternengine.cli;

import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.ingest.IngestSettings;
import dev.patternengine.mining.Miners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the engine as a service on this machine. */
@Command(
        name = "serve",
        description = "Serves the engine over HTTP: the interface at /docs, a page at /. Ends with Ctrl-C or SIGTERM.")
final class ServeCommand implements Callable<Integer> {
    private final Miners miners;
    private final Screen screen;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ListenOptions listen;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that keeps what was observed (default: data).")
    private Path data;

    @Option(
            names = "--checkpoint-bytes",
            paramLabel = "N",
            defaultValue = "67108864",
            description = "A checkpoint is written when the log has grown by as much (default: ${DEFAULT-VALUE}).")
    private long checkpointBytes;

    @Option(
            names = "--segment-bytes",
            paramLabel = "N",
            defaultValue = "67108864",
            description = "A file of the log that has grown to as much is followed by a new one (default:"
                    + " ${DEFAULT-VALUE}).")
    private long segmentBytes;

    @Option(names = "--in-memory", description = "Keeps nothing: for trying things out.")
    private boolean inMemory;

    ServeCommand(Miners miners, Screen screen) {
        this.miners = miners;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        HttpSettings address = listen.settings();
        Path folder = folder();
        Settings settings = inMemory ? Settings.DEFAULT : onDisk(folder);
        Server server = new Server(Await.result(PatternEngine.embedded(settings, miners)), screen);
        String url = server.listen(address);
        screen.say("Serving at " + url + ", data " + (inMemory ? "in memory only" : "in " + folder.toAbsolutePath())
                + ". Anyone who reaches this address may read and write.");
        server.untilStopped();
        return 0;
    }

    private Settings onDisk(Path folder) {
        try {
            return Settings.DEFAULT
                    .withIngest(IngestSettings.DEFAULT.withCheckpointBytes(checkpointBytes))
                    .withData(folder)
                    .withSegmentBytes(segmentBytes);
        } catch (IllegalArgumentException mistake) {
            throw new ParameterException(spec.commandLine(), mistake.getMessage());
        }
    }

    private Path folder() {
        if (inMemory && data != null) {
            throw new ParameterException(spec.commandLine(), "--in-memory keeps nothing: it goes without --data");
        }
        Path folder = data == null ? Path.of("data") : data;
        if (!inMemory && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandFailed("cannot keep data in " + folder + ": it is not a directory");
        }
        return folder;
    }
}
