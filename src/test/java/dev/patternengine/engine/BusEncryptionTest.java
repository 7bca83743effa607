package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static dev.patternengine.engine.Nodes.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.Kind;
import dev.patternengine.message.Bus;
import dev.patternengine.message.BusTransport.Encryption;
import dev.patternengine.message.RequestNames;
import dev.patternengine.message.SessionFoundMessage;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.Topic;
import dev.patternengine.message.Topics;
import dev.patternengine.metrics.Telemetry;
import dev.patternengine.mining.RandomRuns;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.MessageConsumer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose bus is encrypted talk to each other, with the names of the request it is for, and to nobody without a certificate of their authority. */
@Timeout(120)
class BusEncryptionTest {
    private static final String HERE = "127.0.0.1";
    private static final long ANSWER_MILLIS = 3_000;

    private static Nodes nodes;
    private static Authority authority;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        authority = new Authority(Files.createDirectory(folder.resolve("keys")));
        Path redis = Files.createDirectory(folder.resolve("redis"));
        nodes = Nodes.encrypted(redis, 2, authority.encryption(HERE));
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    /** What a node of this encryption that joined is answered by the first. */
    private static void ask(Optional<Encryption> encryption) throws Exception {
        ClusteredVertx stranger =
                result(Joining.join(nodes.settings().withCluster(Nodes.here(encryption)), new Telemetry()));
        try {
            Bus bus = Bus.install(stranger.vertx());
            String node = nodes.get(0).gateway().node();
            result(bus.request(Topics.session(node), new SessionMessage("default", "s"), ANSWER_MILLIS));
        } finally {
            result(stranger.vertx().close());
        }
    }

    @Test
    void observe_atEncryptedNodes_bothLearnIt() throws Exception {
        result(nodes.get(0).observe(new RandomRuns(5, 9).observations(500)));
        result(nodes.get(1).observe(new RandomRuns(6, 9).observations(500)));
        until(() -> Arrays.equals(
                result(ModelBytes.of(nodes.get(0), Kind.SEQUENCE)),
                result(ModelBytes.of(nodes.get(1), Kind.SEQUENCE))));
        assertThat(result(nodes.get(0).gateway().federation()).traffic().bytesIn())
                .as("over the bus")
                .isPositive();
    }

    @Test
    void request_doneForARequest_bringsItsNamesToTheOtherNode() throws Exception {
        RequestNames names = new RequestNames("r-7", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        Topic<SessionMessage, SessionFoundMessage> probe = Topics.session("probe");
        Promise<MultiMap> heard = Promise.promise();
        MessageConsumer<Object> consumer = nodes.get(0).vertx().eventBus().consumer(probe.address());
        consumer.handler(message -> heard.tryComplete(message.headers()));
        result(consumer.completion());
        ClusteredVertx other = result(Joining.join(nodes.settings(), new Telemetry()));
        try {
            Bus bus = Bus.install(other.vertx());
            other.vertx().runOnContext(turn -> {
                names.enter();
                bus.request(probe, new SessionMessage("default", "s"), ANSWER_MILLIS);
            });

            assertThat(result(heard.future()).get("x-request-id")).isEqualTo(names.id());
            assertThat(result(heard.future()).get("traceparent")).isEqualTo(names.parent());
        } finally {
            result(consumer.unregister());
            result(other.vertx().close());
        }
    }

    @Test
    void ask_noEncryption_isRefused() {
        assertThatThrownBy(() -> ask(Optional.empty())).hasStackTraceContaining("Refused");
    }

    /** It trusts the right authority, and its own, which nobody else does. */
    @Test
    void ask_certificateOfAnotherAuthority_isRefused(@TempDir Path folder) throws Exception {
        Encryption other = new Authority(folder).encryption(HERE);
        Path trusted = nodes.settings()
                .cluster()
                .orElseThrow()
                .encryption()
                .orElseThrow()
                .authority();
        Path both = Files.writeString(
                folder.resolve("both.pem"), Files.readString(other.authority()) + Files.readString(trusted));
        assertThatThrownBy(() -> ask(Optional.of(new Encryption(other.certificate(), other.key(), both))))
                .hasStackTraceContaining("Refused");
    }
}
