package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.patternengine.message.Bus;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.metrics.Telemetry;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
    void session_messageOfAnotherType_isRefusedAndTheNextIsAnswered(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 1)) {
            String node = result(nodes.get(0).gateway().federation()).node();
            ClusteredVertx stranger = result(Joining.join(nodes.settings(), new Telemetry()));
            Bus bus = Bus.install(stranger.vertx());
            String address = Topics.session(node).address();
            assertThatThrownBy(() -> result(stranger.vertx().eventBus().request(address, "hello")))
                    .hasMessageContaining("the message cannot be read");
            result(bus.request(Topics.session(node), new SessionMessage("default", "s")));
            result(stranger.vertx().close());
        }
    }

    /** Work for whoever reads it. */
    private static final class Task implements Callable<Boolean>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean call() {
            READ.set(true);
            return true;
        }
    }

    @Test
    void cluster_serialisedTaskForAMember_isNotRead(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 1)) {
            String name = "pattern-engine-"
                    + nodes.redis().command("GET", "cluster:cluster").get(0);
            HazelcastInstance stranger = stranger(name, nodes);
            try {
                assertThat(stranger.getCluster().getMembers()).hasSize(2);
                Member other = stranger.getCluster().getMembers().stream()
                        .filter(member -> !member.localMember())
                        .findAny()
                        .orElseThrow();
                Future<Boolean> done = stranger.getExecutorService("any").submitToMember(new Task(), other);
                assertThatThrownBy(() -> done.get(30, TimeUnit.SECONDS))
                        .hasStackTraceContaining("Resolving class " + Task.class.getName() + " is not allowed");
                assertThat(READ).isFalse();
            } finally {
                stranger.shutdown();
            }
        }
    }

    /** One who would be a member beside the first node, by this name of its cluster. */
    private static HazelcastInstance stranger(String name, Nodes nodes) throws Exception {
        String member =
                result(nodes.get(0).gateway().federation()).nodes().get(0).address();
        Config config = ConfigUtil.loadConfig()
                .setClusterName(name)
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false");
        config.getNetworkConfig().setPort(5701).setPortAutoIncrement(true);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember(member);
        return Hazelcast.newHazelcastInstance(config);
    }

    @Test
    void join_strangerWithAnotherName_staysOutside(@TempDir Path folder) throws Exception {
        try (Nodes nodes = new Nodes(folder, 1)) {
            HazelcastInstance stranger = stranger("stranger", nodes);
            try {
                assertThat(stranger.getCluster().getMembers()).hasSize(1);
                assertThat(result(nodes.get(0).gateway().federation()).nodes()).hasSize(1);
            } finally {
                stranger.shutdown();
            }
        }
    }
}
