package dev.patternengine.domain;

import java.util.List;

/**
 * What one node of a cluster knows of the cluster and of itself.
 *
 * @param node this node's id
 * @param paused whether nodes bring nothing to each other, because somebody asked for that
 * @param reloading whether this node's models are being loaded anew
 * @param nodes that showed themselves within the last minute
 * @param partitions all, by number
 * @param traffic of this node since it started
 * @param lastError the last thing that went wrong at this node since it started
 * @param orders what people asked of all nodes, newest first
 */
public record FederationStatus(
        String node,
        boolean paused,
        boolean reloading,
        List<Node> nodes,
        List<Partition> partitions,
        Traffic traffic,
        Fault lastError,
        List<Order> orders) {
    public FederationStatus {
        nodes = List.copyOf(nodes);
        partitions = List.copyOf(partitions);
        orders = List.copyOf(orders);
    }

    /**
     * Something that went wrong.
     *
     * @param at epoch milliseconds, by the node's clock
     * @param text empty when nothing did
     */
    public record Fault(long at, String text) {
        /** Nothing went wrong. */
        public static final Fault NONE = new Fault(0, "");
    }

    /**
     * A node.
     *
     * @param address where the cluster reaches it
     * @param url where people reach it; empty when that is not known
     * @param silentMillis since it showed itself
     * @param member whether the bus of the node that tells has it for a member
     * @param willing whether it takes partitions: it is neither starting nor stopping, and others have answered it over the bus
     * @param partitions how many it owns
     * @param unacknowledged bytes that the node that tells sent it and that it has not acknowledged; at most the credit of a peer
     */
    public record Node(
            String id,
            String address,
            String url,
            long silentMillis,
            boolean member,
            boolean willing,
            int partitions,
            long unacknowledged) {}

    /**
     * A partition, as the node that tells has it.
     *
     * @param owner a node's id; empty when nobody owns it
     * @param epoch of the owner
     * @param applied number of the last entry in this node's models
     * @param newest number of the last entry heard of
     * @param lagMillis for how long this node has known of entries that it has not applied; to half a second
     */
    public record Partition(int partition, String owner, int epoch, long applied, long newest, long lagMillis) {}

    /**
     * @param bytesIn of entries that other nodes sent
     * @param bytesOut of entries sent to other nodes
     * @param applied entries that this node did not store itself since it started; without the barriers of owners
     * @param reads of the log that found something that was missing
     */
    public record Traffic(long bytesIn, long bytesOut, long applied, long reads) {}

    /**
     * What somebody asked of all nodes.
     *
     * @param at epoch milliseconds, by the store's clock
     * @param node at which it was asked
     * @param what {@code pause}, {@code resume} or {@code sync}
     * @param by what was shown to be let in: the id of a key, or whom a token is for; empty where nothing was, and for what was asked of earlier versions
     */
    public record Order(long at, String node, String what, String by) {}
}
