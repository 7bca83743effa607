package dev.patternengine.simulation;

import dev.patternengine.federation.core.Message;
import dev.patternengine.simulation.Checkpoint.FrozenLane;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A node: the protocol's state machines, with a simulated ingest and a simulated model around them; it may die or hang. */
final class Node {
    final int place;
    final String name;
    private final World world;
    private final Clock clock;
    private final Store store;
    private final Tenure tenure;
    private boolean dead;
    private long frozenUntil;

    Node(World world, int place, String name) {
        this.world = world;
        this.clock = world.clock();
        this.store = world.store();
        this.place = place;
        this.name = name;
        this.tenure = new Tenure(this);
        tenure.knowledge().load();
        tenure.beat();
        tenure.intake().inspect();
    }

    World world() {
        return world;
    }

    Clock clock() {
        return clock;
    }

    Store store() {
        return store;
    }

    Sum model() {
        return tenure.knowledge().model();
    }

    /** Whether it has applied all there is. */
    boolean isLevel() {
        return tenure.knowledge().isLevel();
    }

    boolean isDead() {
        return dead;
    }

    void kill() {
        dead = true;
    }

    /** Hangs: what happens to it happens later. */
    void freeze(long millis) {
        frozenUntil = clock.now() + millis;
    }

    boolean isFrozen() {
        return clock.now() < frozenUntil;
    }

    /** Does something in this node, when it is neither dead nor hanging. */
    void run(Runnable what) {
        if (dead) {
            return;
        }
        if (isFrozen()) {
            clock.after(frozenUntil - clock.now(), () -> run(what));
        } else {
            what.run();
        }
    }

    /** Does something after a time, when it is neither dead nor hanging then. */
    void later(long millis, Runnable what) {
        clock.after(millis, () -> run(what));
    }

    /** Asks Redis; either way may be cut, and then nobody answers. */
    <T> void ask(Supplier<T> question, Consumer<T> answer) {
        clock.after(1 + clock.below(3), () -> {
            if (!world.network().reaches(place)) {
                return;
            }
            T found = question.get();
            if (world.network().reaches(place)) {
                later(1 + clock.below(3), () -> answer.accept(found));
            }
        });
    }

    void hear(String from, Message<Taught> message) {
        tenure.knowledge().hear(from, message);
    }

    /** Learns an observation; what is to be done when it is stored and applied is told then. False: ask somebody else. */
    boolean observe(int partition, long observation, Runnable acknowledge) {
        return tenure.intake().observe(partition, observation, acknowledge);
    }

    /** Takes a partition although its owner is alive. */
    void usurp(int partition) {
        tenure.usurp(partition);
    }

    /** Forgets by itself what only the log may forget. */
    void evict() {
        tenure.knowledge().evict();
    }

    /** Writes a checkpoint of the lanes that rest, with those of others as they were; then trims. */
    void checkpoint() {
        if (tenure.knowledge().isLoading()) {
            return;
        }
        ask(store::newest, before -> {
            Map<Integer, FrozenLane> frozen = new HashMap<>(before.lanes());
            for (Lane lane : tenure.lanes().values()) {
                if (lane.unanswered.isEmpty()) {
                    frozen.put(lane.partition, new FrozenLane(lane.stored(), Set.copyOf(lane.window)));
                }
            }
            Checkpoint next = new Checkpoint(
                    before.version() + 1, tenure.knowledge().model().copy(), frozen);
            if (!tenure.knowledge().isLoading() && next.model().positions().cover(next.positions())) {
                ask(() -> store.swap(before, next), won -> trim(won));
            }
        });
    }

    private void trim(boolean won) {
        if (won) {
            ask(
                    () -> {
                        store.trim();
                        return true;
                    },
                    done -> {});
        }
    }
}
