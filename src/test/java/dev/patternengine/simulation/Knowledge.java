package dev.patternengine.simulation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Effect;
import dev.patternengine.federation.core.Federation;
import dev.patternengine.federation.core.Link;
import dev.patternengine.federation.core.Message;
import dev.patternengine.federation.core.Seams;
import dev.patternengine.simulation.Plan.Planted;
import java.util.List;

/** What a node knows: its model, and the protocol that keeps it level with the log. */
final class Knowledge {
    private static final int READ_AT_ONCE = 8;
    private static final long ACKNOWLEDGEMENT_MILLIS = 20;

    private final Node node;
    private final Runnable reloading;
    private Sum model = new Sum();
    private Federation<Taught> federation;
    private boolean loading = true;

    /** @param reloading is run before all that is known is given up */
    Knowledge(Node node, Runnable reloading) {
        this.node = node;
        this.reloading = reloading;
    }

    /** Forgets by itself what only the log may forget. */
    void evict() {
        model.evictOne();
    }

    private Federation<Taught> federation(Checkpoint from) {
        Federation.Settings settings = new Federation.Settings(4_000, 64);
        return node.world().plan().planted() == Planted.SKIP_PREDECESSOR_CHECK
                ? Seams.withoutPredecessorCheck(node.name, settings, from.positions())
                : new Federation<>(node.name, settings, from.positions());
    }

    Sum model() {
        return model;
    }

    /** The protocol at work; null before the first checkpoint was loaded. */
    Federation<Taught> federation() {
        return federation;
    }

    boolean isLoading() {
        return loading;
    }

    /** Whether all there is was applied. */
    boolean isLevel() {
        for (int partition = 0; partition < node.world().plan().partitions(); partition++) {
            if (loading || !federation.position(partition).equals(node.store().end(partition))) {
                return false;
            }
        }
        return true;
    }

    /** Loads the newest checkpoint in place of what is known. */
    void load() {
        loading = true;
        boolean[] loaded = {false};
        node.ask(node.store()::newest, found -> {
            loaded[0] = true;
            loading = false;
            model = found.model().copy();
            if (federation == null) {
                federation = federation(found);
            } else {
                perform(federation.reloaded(found.positions()));
            }
        });
        node.later(2_000, () -> {
            if (!loaded[0] && loading) {
                load();
            }
        });
    }

    void apply(Link<Taught> link) {
        if (!node.store().wasStored(link)) {
            node.world().violation(node.name + " applied " + link + " before it was stored");
        }
        if (!model.apply(link)) {
            node.world().violation(node.name + " applied " + link + " after a gap");
        }
    }

    void perform(List<Effect<Taught>> effects) {
        for (Effect<Taught> effect : effects) {
            if (effect instanceof Effect.Apply<Taught> apply) {
                apply.links().forEach(this::apply);
            } else if (effect instanceof Effect.Send<Taught> send) {
                node.world().send(node, send.peer(), send.message());
            } else if (effect instanceof Effect.Read<Taught> read) {
                read(read.partition(), read.after());
            } else {
                reloading.run();
                load();
            }
        }
    }

    void hear(String from, Message<Taught> message) {
        if (federation != null) {
            perform(federation.heard(from, message));
            if (federation.owesAcknowledgements()) {
                node.later(ACKNOWLEDGEMENT_MILLIS, () -> perform(federation.acknowledge()));
            }
        }
    }

    private record Found(List<Link<Taught>> links, EntryId end) {}

    private void read(int partition, EntryId after) {
        boolean[] answered = {false};
        node.ask(
                () -> new Found(
                        node.store().read(partition, after, READ_AT_ONCE),
                        node.store().end(partition)),
                found -> {
                    answered[0] = true;
                    perform(federation.read(partition, after, found.links(), found.end()));
                });
        node.later(2_000, () -> {
            if (!answered[0]) {
                federation.unread(partition);
            }
        });
    }
}
