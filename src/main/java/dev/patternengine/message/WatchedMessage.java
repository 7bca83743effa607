package dev.patternengine.message;

import java.util.Set;

/** Says whose doings somebody watches at a node. */
public record WatchedMessage(String node, Set<String> tenants) {
    public WatchedMessage {
        tenants = Set.copyOf(tenants);
    }
}
