package dev.patternengine.federation;

import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.FederationStatus.Node;
import dev.patternengine.domain.FederationStatus.Partition;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Check;
import dev.patternengine.message.SessionMessage;
import dev.patternengine.message.Topics;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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

    Future<List<Check>> check(FederationStatus status) {
        List<Future<String>> silent = new ArrayList<>();
        for (Node node : status.nodes()) {
            if (!node.id().equals(status.node()) && node.silentMillis() < ALIVE_MILLIS) {
                silent.add(ask(node));
            }
        }
        return Future.all(silent)
                .map(all -> silent.stream()
                        .map(Future::result)
                        .filter(address -> !address.isEmpty())
                        .collect(Collectors.joining(", ")))
                .map(addresses -> List.of(
                        Check.of("peers", addresses.isEmpty() ? "" : "they live and do not answer: " + addresses),
                        Check.of("level", behind(status))));
    }

    /** The address of the node when it does not answer; else empty. A question about no session costs it a look-up. */
    private Future<String> ask(Node node) {
        return bus.request(Topics.session(node.id()), new SessionMessage("default", ""), ANSWER_MILLIS)
                .map(answer -> "")
                .otherwise(failure -> node.address());
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
