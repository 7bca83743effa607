package dev.patternengine.domain;

/**
 * Something that changed in a cluster, as one node sees it.
 *
 * @param what changed
 * @param about the id of the node it is about; empty where it is about all
 * @param at epoch milliseconds
 * @param now how the cluster looks from the node that tells
 */
public record FederationChange(What what, String about, long at, FederationStatus now) {
    /** What can change. */
    public enum What {
        /** A node showed itself. */
        JOINED,
        /** A node does not show itself any more. */
        LEFT,
        /** Partitions have another owner. */
        MOVED,
        /** Nodes bring nothing to each other. */
        PAUSED,
        /** They do again. */
        RESUMED,
        /** The node that tells lags by a second or more. */
        LAGS,
        /** It lags no more. */
        LEVEL
    }
}
