package dev.patternengine.cli;

import dev.patternengine.engine.Settings;
import dev.patternengine.engine.Settings.Cluster;
import dev.patternengine.message.BusTransport.Encryption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whether and how an engine works together with others. */
final class ClusterOptions {
    private static final String HOST = "127.0.0.1";
    private static final int PATIENCE = 45;

    @Option(
            names = "--cluster",
            description =
                    "Works together with the other nodes at the same Redis (--redis) and prefix: any of them takes any"
                            + " request, all know the same.")
    private boolean cluster;

    @Option(
            names = "--cluster-host",
            paramLabel = "ADDRESS",
            defaultValue = HOST,
            description =
                    "The address of this machine that the other nodes reach, by ports from 5701 on; nothing of the cluster"
                            + " listens on another (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--cluster-patience",
            paramLabel = "SECONDS",
            defaultValue = "" + PATIENCE,
            description =
                    "For how long the event bus may reach less than half of the nodes that live, this one among them, before"
                            + " the process ends with 1 to be started anew (default: ${DEFAULT-VALUE}).")
    private int patienceSeconds;

    @Option(
            names = "--cluster-origin",
            paramLabel = "NAME",
            description =
                    "The name of where the observations that come in at this node are from, such as a site or a fleet of agents;"
                            + " nodes may share it. Advice that the evidence of one of them contradicts says so (default: where"
                            + " this node listens, unless that is any address).")
    private String origin = "";

    @ArgGroup(exclusive = false)
    private TlsOptions tls;

    /** The files that encrypt the event bus: all or none. */
    static final class TlsOptions {
        @Option(
                names = "--cluster-certificate",
                paramLabel = "FILE",
                required = true,
                description = "Encrypts the event bus between nodes: this node's certificate, PEM.")
        private Path certificate;

        @Option(names = "--cluster-key", paramLabel = "FILE", required = true, description = "Its key, PEM (PKCS 8).")
        private Path key;

        @Option(
                names = "--cluster-authority",
                paramLabel = "FILE",
                required = true,
                description = "The certificate of the authority that signed every node's, PEM: others are refused.")
        private Path authority;
    }

    /** @throws IllegalArgumentException when there is no Redis to share, or no patience */
    Settings apply(Settings settings) {
        if (!cluster) {
            requireNothingElse();
            return settings;
        }
        if (patienceSeconds < 1) {
            throw new IllegalArgumentException("--cluster-patience must be 1 or more, but is " + patienceSeconds);
        }
        Optional<Encryption> encryption =
                Optional.ofNullable(tls).map(files -> new Encryption(files.certificate, files.key, files.authority));
        return settings.withCluster(new Cluster(host, encryption, Duration.ofSeconds(patienceSeconds), origin));
    }

    private void requireNothingElse() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--cluster-host", !host.equals(HOST));
        given.put("--cluster-patience", patienceSeconds != PATIENCE);
        given.put("--cluster-origin", !origin.isEmpty());
        given.put("--cluster-certificate", tls != null);
        given.forEach((option, isGiven) -> {
            if (isGiven) {
                throw new IllegalArgumentException(option + " goes with --cluster only");
            }
        });
    }
}
