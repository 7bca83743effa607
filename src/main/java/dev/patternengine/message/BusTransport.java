package dev.patternengine.message;

import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.Optional;

/** How messages travel between nodes: where a node listens for them, and whether they are encrypted. */
public final class BusTransport {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int PING_MILLIS = 2_000;

    private BusTransport() {}

    /**
     * Files in PEM format that encrypt the bus; nodes whose certificates the authority did not sign are refused.
     *
     * @param certificate of this node
     * @param key of the certificate
     * @param authority that signed every node's certificate
     */
    public record Encryption(Path certificate, Path key, Path authority) {}

    /**
     * @param host the one address of this machine that is listened at
     * @throws IllegalArgumentException when the files do not fit each other, or the host
     */
    public static VertxOptions options(String host, Optional<Encryption> encryption) {
        EventBusOptions bus = new EventBusOptions()
                .setHost(host)
                .setConnectTimeout(CONNECT_MILLIS)
                .setClusterPingInterval(PING_MILLIS)
                .setClusterPingReplyInterval(PING_MILLIS);
        encryption.ifPresent(files -> encrypt(bus, files, host));
        return new VertxOptions().setEventBusOptions(bus);
    }

    private static void encrypt(EventBusOptions bus, Encryption files, String host) {
        Certificates.require(files, host);
        bus.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(files.certificate().toString())
                        .addKeyPath(files.key().toString()))
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(files.authority().toString()))
                .setClientAuth(ClientAuth.REQUIRED);
    }
}
