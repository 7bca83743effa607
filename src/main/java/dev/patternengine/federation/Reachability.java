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
    private final Runnable joined;
    private boolean reached;

    /**
     * @param lost is told the reason, perhaps more than once
     * @param joined is run once peers have answered for the first time, or there are none
     */
    Reachability(Reach reach, Isolation isolation, Consumer<String> lost, Runnable joined) {
        this.joined = joined;
        this.reach = reach;
        this.isolation = isolation;
        this.lost = lost;
    }

    /** Looks once. Where the registry does not tell who lives, do not call it: then nobody knows better. */
    void look(FederationStatus status, long now) {
        List<Node> living = Reach.living(status);
        List<Future<Boolean>> answers = living.stream().map(reach::answers).toList();
        Future.all(answers).onSuccess(all -> {
            List<String> answering = living.stream()
                    .filter(node -> answers.get(living.indexOf(node)).result())
                    .map(Node::id)
                    .toList();
            note(living.isEmpty() || !answering.isEmpty());
            if (isolation.see(living.stream().map(Node::id).toList(), answering, now)) {
                lost.accept("this node's event bus reaches " + answering.size() + " of the " + living.size()
                        + " other nodes that live, by their signs in Redis");
            }
        });
    }

    private void note(boolean now) {
        if (now && !reached) {
            reached = true;
            joined.run();
        }
    }

    /** Whether at any time since the start a peer answered, or none lived. */
    boolean isReached() {
        return reached;
    }
}
