package dev.patternengine.federation;

import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.FederationStatus.Node;
import dev.patternengine.domain.FederationStatus.Partition;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Check;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.Topics;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether this node and each other reach each other, and whether this one is level with them. A peer that lives, by its signs in the registry, is
 * asked something; its answer shows both directions.
 */
final class Reach {
    /** Who has been silent for longer is taken for dead, which is no fault of this node. */
    private static final long ALIVE_MILLIS = 2_000;

    private static final long ANSWER_MILLIS = 1_000;

    /** Less is what a burst of entries takes. */
    private static final long LEVEL_MILLIS = 5_000;

    private final Bus bus;

    Reach(Bus bus) {
        this.bus = bus;
    }

    /** @param introduced whether this node knows where on the bus the others are */
    Future<List<Check>> check(FederationStatus status, boolean introduced) {
        List<Node> living = living(status);
        List<Future<Boolean>> answers = living.stream().map(this::answers).toList();
        return Future.all(answers)
                .map(all -> living.stream()
                        .filter(node -> !answers.get(living.indexOf(node)).result())
                        .map(Node::address)
                        .collect(Collectors.joining(", ")))
                .map(addresses ->
                        List.of(Check.of("peers", away(addresses, introduced)), Check.of("level", behind(status))));
    }

    private static String away(String addresses, boolean introduced) {
        if (!addresses.isEmpty()) {
            return "they live and do not answer: " + addresses;
        }
        return introduced ? "" : "since it started, this node has not yet found out where on the bus all are";
    }

    /** The other nodes that showed in the registry a moment ago that they live. */
    static List<Node> living(FederationStatus status) {
        return status.nodes().stream()
                .filter(node -> !node.id().equals(status.node()) && node.silentMillis() < ALIVE_MILLIS)
                .toList();
    }

    /** The ids of those of the living that are members of the bus, and of this node, which is one even before it shows itself. */
    static Set<String> onBus(FederationStatus status) {
        return Stream.concat(
                        Stream.of(status.node()),
                        living(status).stream().filter(Node::member).map(Node::id))
                .collect(Collectors.toSet());
    }

    /** Whether a node answers. A question about no session costs it a look-up. */
    Future<Boolean> answers(Node node) {
        return bus.request(Topics.session(node.id()), new SessionMessage("default", ""), ANSWER_MILLIS)
                .map(answer -> true)
                .otherwise(false);
    }

    private static String behind(FederationStatus status) {
        if (status.reloading()) {
            return "the models are loaded anew";
        }
        long late = status.partitions().stream()
                .mapToLong(Partition::lagMillis)
                .max()
                .orElse(0);
        long entries = status.partitions().stream()
                .mapToLong(one -> Math.max(0, one.newest() - one.applied()))
                .sum();
        return late < LEVEL_MILLIS || status.paused()
                ? ""
                : "the models are " + entries + " entries and " + late / 1_000 + " s behind the log";
    }
}
