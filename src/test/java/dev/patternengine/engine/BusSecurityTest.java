package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.patternengine.message.Bus;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.metrics.Telemetry;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the cluster's ports do not take. */
@Timeout(120)
class BusSecurityTest {
    private static final AtomicBoolean READ = new AtomicBoolean();

    /** Tells when it was deserialised. */
    private static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1;

        private Object readResolve() {
            READ.set(true);
            return this;
        }
    }

    @Test
    void federation_serialisedJavaObject_isNotRead(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 1)) {
            String node = result(nodes.get(0).gateway().federation()).node();
            ClusteredVertx stranger = result(Joining.join(nodes.settings(), new Telemetry()));
            Bus bus = Bus.install(stranger.vertx());
            stranger.vertx().eventBus().serializableChecker(type -> true);
            result(bus.request(Topics.session(node), new SessionMessage("default", "s")));
            stranger.vertx().eventBus().send(Topics.federation(node).address(), new Gadget());
            result(bus.request(Topics.session(node), new SessionMessage("default", "s")));
            assertThat(READ).isFalse();
            result(stranger.vertx().close());
        }
    }

    @Test
    void join_strangerWithAnotherName_staysOutside(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 1)) {
            Config config = new Config("stranger").setProperty("hazelcast.phone.home.enabled", "false");
            config.getNetworkConfig().setPort(5701).setPortAutoIncrement(true);
            config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
            config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
            config.getNetworkConfig()
                    .getJoin()
                    .getTcpIpConfig()
                    .setEnabled(true)
                    .addMember("127.0.0.1:5701");
            HazelcastInstance stranger = Hazelcast.newHazelcastInstance(config);
            try {
                assertThat(stranger.getCluster().getMembers()).hasSize(1);
                assertThat(result(nodes.get(0).gateway().federation()).nodes()).hasSize(1);
            } finally {
                stranger.shutdown();
            }
        }
    }
}
