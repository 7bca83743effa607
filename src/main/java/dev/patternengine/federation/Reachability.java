package dev.patternengine.federation;

import dev.patternengine.domain.FederationStatus;
import dev.patternengine.domain.FederationStatus.Node;
import dev.patternengine.federation.core.Isolation;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/** Asks all peers something every few seconds, and tells when this node's bus has been broken for so long that it had better start anew. */
final class Reachability {
    private final Reach reach;
    private final Isolation isolation;
    private final Consumer<String> lost;

    /** @param lost is told the reason, perhaps more than once */
    Reachability(Reach reach, Isolation isolation, Consumer<String> lost) {
        this.reach = reach;
        this.isolation = isolation;
        this.lost = lost;
    }

    /** Looks once. Where the registry does not tell who lives, do not call it: then nobody knows better. */
    void look(FederationStatus status, long now) {
        List<Node> living = Reach.living(status);
        List<Future<Boolean>> answers = living.stream().map(reach::answers).toList();
        Future.all(answers).onSuccess(all -> {
            List<String> reached = living.stream()
                    .filter(node -> answers.get(living.indexOf(node)).result())
                    .map(Node::id)
                    .toList();
            if (isolation.see(living.stream().map(Node::id).toList(), reached, now)) {
                lost.accept("this node's event bus reaches " + reached.size() + " of the " + living.size()
                        + " other nodes that live, by their signs in Redis");
            }
        });
    }
}
