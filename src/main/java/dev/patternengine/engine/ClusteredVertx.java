package dev.patternengine.engine;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import dev.patternengine.engine.Settings.Cluster;
import dev.patternengine.message.BusTransport;
import dev.patternengine.metrics.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;

/**
 * A Vert.x instance on the clustered event bus, over Hazelcast. Nothing else is kept in Hazelcast, and its failure detector stays as it
 * is: short timings split healthy members when one hangs.
 *
 * @param vertx the instance
 * @param manager knows the members
 */
record ClusteredVertx(Vertx vertx, HazelcastClusterManager manager) {
    private static final int FIRST_PORT = 5701;
    private static final int PORTS = 200;

    /**
     * Joins the members, or begins a cluster of one's own.
     *
     * @param name of the cluster: those of other names do not join
     * @param members {@code host:port} of each
     * @param telemetry measures the instance
     */
    static Future<ClusteredVertx> join(Cluster cluster, String name, List<String> members, Telemetry telemetry) {
        HazelcastClusterManager manager = new HazelcastClusterManager(config(cluster, name, members));
        return telemetry
                .measured(BusTransport.options(cluster.host(), cluster.encryption()))
                .withClusterManager(manager)
                .buildClustered()
                .map(vertx -> new ClusteredVertx(vertx, manager));
    }

    private static Config config(Cluster cluster, String name, List<String> members) {
        Config config = ConfigUtil.loadConfig();
        config.setClusterName(name)
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0");
        config.getSerializationConfig().setJavaSerializationFilterConfig(filter());
        NetworkConfig network = config.getNetworkConfig()
                .setPort(FIRST_PORT)
                .setPortAutoIncrement(true)
                .setPortCount(PORTS);
        network.getInterfaces().setEnabled(true).addInterface(cluster.host());
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(members);
        return config;
    }

    /** What Hazelcast and its Vert.x adapter send themselves, and nothing else, may come as serialised Java objects. */
    private static JavaSerializationFilterConfig filter() {
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
        filter.getWhitelist().addPrefixes("com.hazelcast.", "io.vertx.spi.cluster.hazelcast.", "java.lang.");
        return filter;
    }

    /** This node's id: no other has it, nor will this one when it starts again. */
    String node() {
        return manager.getNodeId();
    }

    /** The ids of all members, this one's among them. */
    List<String> members() {
        return manager.getNodes();
    }

    /** Where other members reach this one: {@code host:port}. */
    String address() {
        Address address =
                manager.getHazelcastInstance().getCluster().getLocalMember().getAddress();
        return address.getHost() + ":" + address.getPort();
    }
}
