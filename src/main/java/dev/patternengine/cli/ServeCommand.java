package dev.patternengine.cli;

import dev.patternengine.engine.PatternEngine;
import dev.patternengine.engine.Settings;
import dev.patternengine.http.AccessSettings;
import dev.patternengine.http.HttpSettings;
import dev.patternengine.ingest.IngestSettings;
import dev.patternengine.logging.LogFormat;
import dev.patternengine.mining.Miners;
import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    private static final int LONGEST_STOP_DELAY = 3_600;

    private final Miners miners;
    private Screen screen;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "A file of keys and values (conf/pattern-engine.yaml has them all), or PATTERN_ENGINE_CONFIG. The"
                            + " environment (PATTERN_ENGINE_REDIS_PREFIX for --redis-prefix) counts before it, the command"
                            + " line before both.")
    @SuppressWarnings("UnusedVariable") // read before the options are parsed, by ConfiguredArguments
    private Path config;

    @Mixin
    private ListenOptions listen;

    @Mixin
    private final AccessOptions access;

    @Mixin
    private QuotaOptions quota;

    @Mixin
    private AdmissionOptions admission;

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

    @Option(
            names = "--redis",
            paramLabel = "URI",
            description = "The Redis that keeps what was observed, instead of a folder:"
                    + " redis[s]://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]. With a password, better in the environment"
                    + " variable PATTERN_ENGINE_REDIS or a file named by PATTERN_ENGINE_REDIS_FILE: others can see the"
                    + " command line.")
    private String redis;

    @Option(
            names = "--redis-prefix",
            paramLabel = "TEXT",
            defaultValue = "pattern-engine",
            description = "Begins the name of every key in Redis (default: ${DEFAULT-VALUE}).")
    private String redisPrefix;

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What a line of the log looks like: text or json (default: ${DEFAULT-VALUE}).")
    private LogFormat logFormat;

    @Option(
            names = "--stop-delay",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "For how long it goes on serving after it was told to stop, while /readyz says that it is not"
                    + " ready: longer than a balancer takes to notice (default: ${DEFAULT-VALUE}). Told again, it stops at"
                    + " once.")
    private int stopDelay;

    @Mixin
    private FieldOptions fields;

    @Option(names = "--in-memory", description = "Keeps nothing: for trying things out.")
    private boolean inMemory;

    ServeCommand(Miners miners, Screen screen, Map<String, String> environment) {
        this.miners = miners;
        this.screen = screen;
        this.access = new AccessOptions(environment);
    }

    @Override
    public Integer call() {
        HttpSettings address = admission.apply(quota.apply(listen.settings()));
        AccessSettings allowed = access.settings();
        Settings settings = settings();
        logFormat.apply();
        screen = logFormat == LogFormat.JSON ? LogLines.on(screen) : screen;
        Server server = new Server(Await.result(start(settings)), screen).noticing(stopDelay);
        String url = server.listen(address, allowed);
        server.stopWhenTold();
        screen.say("Serving at " + url + ", data " + place(settings) + ".");
        server.sayWhoIsLetIn();
        server.untilStopped();
        return 0;
    }

    private Future<PatternEngine> start(Settings settings) {
        return settings.cluster().isPresent()
                ? PatternEngine.clustered(settings, miners)
                : PatternEngine.embedded(settings, miners);
    }

    private Settings settings() {
        if (redis != null && (inMemory || data != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--redis keeps everything: it goes without --data and --in-memory");
        }
        if (stopDelay < 0 || stopDelay > LONGEST_STOP_DELAY) {
            throw new ParameterException(
                    spec.commandLine(), "--stop-delay must be 0 to " + LONGEST_STOP_DELAY + ", but is " + stopDelay);
        }
        try {
            Settings bounded = quota.apply(Settings.DEFAULT
                    .withIngest(IngestSettings.DEFAULT.withCheckpointBytes(checkpointBytes))
                    .withSegmentBytes(segmentBytes));
            Settings kept = redis == null ? local(bounded) : bounded.withRedis(redis, redisPrefix);
            return cluster.apply(kept.withFields(fields.rules()));
        } catch (IllegalArgumentException mistake) {
            throw new ParameterException(spec.commandLine(), mistake.getMessage());
        }
    }

    private Settings local(Settings bounded) {
        Path folder = folder();
        return inMemory ? bounded : bounded.withData(folder);
    }

    private static String place(Settings settings) {
        return settings.redis()
                .map(redis -> "in Redis at " + redis.address() + " under " + redis.prefix())
                .or(() -> settings.data().map(folder -> "in " + folder.toAbsolutePath()))
                .orElse("in memory only");
    }

    private Path folder() {
        if (inMemory && data != null) {
            throw new ParameterException(spec.commandLine(), "--in-memory keeps nothing: it goes without --data");
        }
        if (data != null && data.toString().isBlank()) {
            throw new ParameterException(spec.commandLine(), "--data must name a folder; it is empty");
        }
        Path folder = data == null ? Path.of("data") : data;
        if (!inMemory && Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandFailed("cannot keep data in " + folder + ": it is not a directory");
        }
        return folder;
    }
}
