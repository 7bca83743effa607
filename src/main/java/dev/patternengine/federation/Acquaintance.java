package dev.patternengine.federation;

import dev.patternengine.message.Bus;
import dev.patternengine.message.Topic;
import dev.patternengine.message.Topics;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Has the event bus find out where each node is served as soon as it shows itself. Whoever is served where is kept by all members of the bus between
 * them, so that a member that hangs may be the one to be asked; what was once found out is known here. Not thread-safe.
 *
 * <p>Costs each node one message for each {@linkplain Topics#at address} of each other one, once, and at most one blocked worker a node.
 */
final class Acquaintance {
    private final Bus bus;
    private final Map<String, Future<Void>> nodes = new HashMap<>();
    private boolean introduced;

    Acquaintance(Bus bus) {
        this.bus = bus;
    }

    /**
     * Takes the nodes that live and are members of the bus, this one among them. One that was not, for a while, is met anew: the bus may
     * have forgotten it. What failed is tried again.
     */
    void see(Collection<String> living) {
        nodes.keySet().retainAll(living);
        nodes.values().removeIf(Future::failed);
        living.forEach(node -> nodes.computeIfAbsent(node, this::meet));
        introduced |= areAllMet();
    }

    /** One address after the other. */
    private Future<Void> meet(String node) {
        Future<Void> met = Future.succeededFuture();
        for (Topic<?, ?> topic : Topics.at(node)) {
            met = met.compose(before -> bus.greet(topic));
        }
        return met;
    }

    private boolean areAllMet() {
        return !nodes.isEmpty() && nodes.values().stream().allMatch(Future::succeeded);
    }

    /** Whether at any time since the start all were met that lived then: whoever comes later does not make this node a stranger. */
    boolean isIntroduced() {
        introduced |= areAllMet();
        return introduced;
    }
}
