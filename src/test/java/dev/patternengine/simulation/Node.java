package dev.patternengine.simulation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Effect;
import dev.patternengine.federation.core.Federation;
import dev.patternengine.federation.core.Holder;
import dev.patternengine.federation.core.Link;
import dev.patternengine.federation.core.Message;
import dev.patternengine.federation.core.Ownership;
import dev.patternengine.federation.core.Seams;
import dev.patternengine.federation.core.Seen;
import dev.patternengine.simulation.Checkpoint.FrozenLane;
import dev.patternengine.simulation.Lane.Appending;
import dev.patternengine.simulation.Plan.Planted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A node: the protocol's state machines, with a simulated ingest and a simulated model around them. */
final class Node {
    private static final int READ_AT_ONCE = 8;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long ACKNOWLEDGEMENT_MILLIS = 20;
    private static final long BEAT_MILLIS = 500;
    private static final long INSPECTION_MILLIS = 10_000;

    /** After Redis came back epochs of lost barriers are past. */
    private static final long CALM_MILLIS = 2_000;

    final int place;
    final String name;
    private final World world;
    private final Clock clock;
    private final Store store;
    private final Map<Integer, Lane> lanes = new TreeMap<>();
    private final Set<Integer> taking = new HashSet<>();
    private final Ownership ownership;
    private Sum model = new Sum();
    private Federation<Taught> federation;
    private boolean loading = true;
    private boolean dead;
    private long frozenUntil;
    private int generation;
    private long calmFrom;

    Node(World world, int place, String name) {
        this.world = world;
        this.clock = world.clock();
        this.store = world.store();
        this.place = place;
        this.name = name;
        this.ownership = new Ownership(name, world.plan().partitions());
        this.generation = store.generation();
        load();
        beat();
        inspect();
    }

    private Federation<Taught> federation(Checkpoint from) {
        Federation.Settings settings = new Federation.Settings(4_000, 64);
        return world.plan().planted() == Planted.SKIP_PREDECESSOR_CHECK
                ? Seams.withoutPredecessorCheck(name, settings, from.positions())
                : new Federation<>(name, settings, from.positions());
    }

    Sum model() {
        return model;
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

    /** Whether it has applied all there is. */
    boolean isLevel() {
        for (int partition = 0; partition < world.plan().partitions(); partition++) {
            if (loading || !federation.position(partition).equals(store.end(partition))) {
                return false;
            }
        }
        return true;
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

    private void later(long millis, Runnable what) {
        clock.after(millis, () -> run(what));
    }

    /** Asks Redis; either way may be cut, and then nobody answers. */
    private <T> void ask(Supplier<T> question, Consumer<T> answer) {
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

    // ---- models ----

    /** Loads the newest checkpoint in place of what is known. */
    private void load() {
        loading = true;
        boolean[] loaded = {false};
        ask(store::newest, found -> {
            loaded[0] = true;
            loading = false;
            model = found.model().copy();
            if (federation == null) {
                federation = federation(found);
            } else {
                perform(federation.reloaded(found.positions()));
            }
        });
        later(2_000, () -> {
            if (!loaded[0] && loading) {
                load();
            }
        });
    }

    private void apply(Link<Taught> link) {
        if (!store.wasStored(link)) {
            world.violation(name + " applied " + link + " before it was stored");
        }
        if (!model.apply(link)) {
            world.violation(name + " applied " + link + " after a gap");
        }
    }

    private void perform(List<Effect<Taught>> effects) {
        for (Effect<Taught> effect : effects) {
            if (effect instanceof Effect.Apply<Taught> apply) {
                apply.links().forEach(this::apply);
            } else if (effect instanceof Effect.Send<Taught> send) {
                world.send(this, send.peer(), send.message());
            } else if (effect instanceof Effect.Read<Taught> read) {
                read(read.partition(), read.after());
            } else {
                giveUpAll();
                load();
            }
        }
    }

    void hear(String from, Message<Taught> message) {
        if (federation != null) {
            perform(federation.heard(from, message));
            if (federation.owesAcknowledgements()) {
                later(ACKNOWLEDGEMENT_MILLIS, () -> perform(federation.acknowledge()));
            }
        }
    }

    private record Found(List<Link<Taught>> links, EntryId end) {}

    private void read(int partition, EntryId after) {
        boolean[] answered = {false};
        ask(() -> new Found(store.read(partition, after, READ_AT_ONCE), store.end(partition)), found -> {
            answered[0] = true;
            perform(federation.read(partition, after, found.links(), found.end()));
        });
        later(2_000, () -> {
            if (!answered[0]) {
                federation.unread(partition);
            }
        });
    }

    // ---- ownership ----

    private void beat() {
        if (dead) {
            return;
        }
        Map<Integer, EntryId> ends = new HashMap<>();
        lanes.forEach((partition, lane) -> ends.put(partition, lane.stored()));
        boolean willing = !loading && !ownership.isFenced(clock.now());
        Map<Integer, EntryId> beyond = federation == null ? Map.of() : federation.beyond();
        ask(
                () -> {
                    store.beat(name, new Store.Beat(clock.now(), willing, ends, beyond));
                    return see();
                },
                this::decide);
        expire();
        later(BEAT_MILLIS, this::beat);
    }

    private record View(Seen seen, Map<Integer, EntryId> ends, Map<Integer, EntryId> beyond, int generation) {}

    private View see() {
        Map<String, Seen.Pulse> pulses = new HashMap<>();
        Map<Integer, EntryId> ends = new HashMap<>();
        Map<Integer, EntryId> beyond = new HashMap<>();
        store.beats().forEach((node, beat) -> {
            pulses.put(node, new Seen.Pulse(store.silence(node), !world.isDead(node), beat.willing()));
            beat.beyond().forEach((partition, place) -> beyond.merge(partition, place, Node::higher));
            beat.ends().forEach((partition, end) -> {
                if (store.holders().getOrDefault(partition, Holder.NONE).node().equals(node)) {
                    ends.put(partition, end);
                }
            });
        });
        return new View(new Seen(pulses, store.holders(), store.seconds()), ends, beyond, store.generation());
    }

    private static EntryId higher(EntryId one, EntryId other) {
        return one.number() > other.number() ? one : other;
    }

    private void decide(View view) {
        if (view.generation() != generation) {
            generation = view.generation();
            calmFrom = clock.now() + CALM_MILLIS;
            List.copyOf(lanes.values()).forEach(this::repair);
        }
        if (federation == null) {
            return;
        }
        perform(federation.remind());
        federation.peers(view.seen().nodes().keySet());
        perform(federation.told(view.ends()));
        perform(federation.hinted(view.beyond()));
        for (Ownership.Step step : ownership.decide(view.seen(), clock.now())) {
            follow(step);
        }
    }

    private void follow(Ownership.Step step) {
        if (step instanceof Ownership.Release release) {
            release(release.partition(), release.held());
        } else if (step instanceof Ownership.Leave leave) {
            drop(leave.partition());
        } else if (step instanceof Ownership.Claim claim && clock.now() >= calmFrom) {
            ask(() -> store.claim(claim), won -> claimed(claim, won));
        }
    }

    private void claimed(Ownership.Claim claim, boolean won) {
        if (won && !loading && ownership.claimed(claim.partition(), claim.wanted())) {
            take(claim.partition(), claim.wanted().epoch());
        }
    }

    /** Takes a partition although its owner is alive. */
    void usurp(int partition) {
        Holder holder = store.holders().getOrDefault(partition, Holder.NONE);
        Ownership.Claim claim = new Ownership.Claim(partition, holder, new Holder(name, holder.epoch() + 1));
        ask(() -> store.claim(claim), won -> claimed(claim, won));
    }

    private void release(int partition, Holder held) {
        Lane lane = lanes.get(partition);
        if (lane != null && !lane.unanswered.isEmpty()) {
            later(50, () -> release(partition, held));
            return;
        }
        drop(partition);
        ask(() -> store.set(partition, held, held.free()), done -> {});
        ownership.released(partition);
    }

    private void drop(int partition) {
        lanes.remove(partition);
    }

    private void giveUpAll() {
        lanes.clear();
        ownership.held().forEach(ownership::released);
    }

    private boolean holds(int partition) {
        return ownership.held().contains(partition) && !loading;
    }

    /** Takes a partition over: closes its log to others, then rebuilds the lane. */
    private void take(int partition, int epoch) {
        if (!holds(partition) || lanes.containsKey(partition) || !taking.add(partition)) {
            return;
        }
        if (clock.now() < calmFrom) {
            again(partition, epoch);
            return;
        }
        boolean[] answered = {false};
        ask(() -> fence(partition, epoch), barrier -> {
            answered[0] = true;
            restore(partition, epoch, barrier);
        });
        later(2_000, () -> {
            if (!answered[0]) {
                again(partition, epoch);
            }
        });
    }

    private void again(int partition, int epoch) {
        taking.remove(partition);
        later(100, () -> take(partition, epoch));
    }

    private Optional<Link<Taught>> fence(int partition, int epoch) {
        EntryId end = store.end(partition);
        EntryId id = new EntryId(end.number() + 1, Math.max(Math.max(epoch, store.seconds()), end.epoch() + 1));
        Link<Taught> barrier = new Link<>(partition, id, end, 50, Taught.NOTHING);
        return store.generation() == generation && store.append(barrier).equals(id)
                ? Optional.of(barrier)
                : Optional.empty();
    }

    private void restore(int partition, int epoch, Optional<Link<Taught>> barrier) {
        if (barrier.isEmpty() || !holds(partition)) {
            again(partition, epoch);
            return;
        }
        ask(
                () -> {
                    FrozenLane frozen = store.newest().lane(partition);
                    return Map.entry(frozen, store.read(partition, frozen.last(), 1_000_000));
                },
                found -> rebuild(partition, epoch, barrier.get(), found.getKey(), found.getValue()));
    }

    private void rebuild(int partition, int epoch, Link<Taught> barrier, FrozenLane frozen, List<Link<Taught>> rest) {
        EntryId position = model.positions().at(partition);
        if (!holds(partition) || position.number() < frozen.last().number()) {
            perform(federation.told(Map.of(partition, barrier.id())));
            again(partition, epoch);
            return;
        }
        Set<Long> window = new HashSet<>(frozen.window());
        EntryId last = frozen.last();
        for (Link<Taught> link : rest) {
            if (link.id().number() > barrier.id().number()
                    || !link.predecessor().equals(last)) {
                break;
            }
            window.addAll(link.body().observations());
            apply(link);
            last = link.id();
        }
        taking.remove(partition);
        if (last.equals(barrier.id())) {
            lanes.put(partition, new Lane(partition, last, window));
            perform(federation.stored(List.of(barrier)));
        } else {
            later(100, () -> take(partition, epoch));
        }
    }

    // ---- ingest ----

    /** Learns an observation; what is to be done when it is stored and applied is told then. False: ask somebody else. */
    boolean observe(int partition, long observation, Runnable acknowledge) {
        Lane lane = lanes.get(partition);
        if (lane == null) {
            return false;
        }
        if (lane.window.contains(observation)) {
            if (lane.unanswered.isEmpty()) {
                acknowledge.run();
            } else {
                lane.unanswered.getLast().acknowledgements().add(acknowledge);
            }
            return true;
        }
        Appending appending = lane.next(observation, clock.now());
        appending.acknowledgements().add(acknowledge);
        if (world.plan().planted() == Planted.APPLY_BEFORE_STORED) {
            apply(appending.link());
            perform(federation.stored(List.of(appending.link())));
        }
        append(lane, appending);
        return true;
    }

    private void append(Lane lane, Appending appending) {
        ask(() -> store.append(appending.link()), end -> answered(lane, appending, end));
        later(2_000, () -> {
            if (lanes.get(lane.partition) == lane && lane.unanswered.contains(appending)) {
                append(lane, appending);
            }
        });
    }

    private void answered(Lane lane, Appending appending, EntryId end) {
        if (lanes.get(lane.partition) != lane || !lane.unanswered.contains(appending)) {
            return;
        }
        if (!appending.equals(lane.unanswered.getFirst())) {
            later(5, () -> answered(lane, appending, end));
            return;
        }
        if (end.equals(appending.link().id())) {
            lane.stored(appending, clock.now());
            apply(appending.link());
            perform(federation.stored(List.of(appending.link())));
            appending.acknowledgements().forEach(Runnable::run);
        } else if (end.number() >= appending.link().id().number()) {
            drop(lane.partition);
            ownership.fenced(lane.partition, clock.now());
        } else {
            repair(lane);
        }
    }

    /** Brings Redis to where it was, from what is kept; where that does not suffice the partition is taken over anew. */
    private void repair(Lane lane) {
        ask(
                () -> {
                    List<Link<Taught>> lacking = lane.lacking(store.end(lane.partition));
                    return lacking != null
                            && lacking.stream()
                                    .allMatch(link -> store.append(link).equals(link.id()));
                },
                whole -> {
                    if (lanes.get(lane.partition) != lane) {
                        return;
                    }
                    if (whole) {
                        List.copyOf(lane.unanswered).forEach(one -> append(lane, one));
                    } else {
                        takeAnew(lane.partition);
                    }
                });
    }

    private void takeAnew(int partition) {
        drop(partition);
        later(100, () -> take(partition, 0));
    }

    /** Gives up lanes whose appends wait too long: what became of them only the log knows. */
    private void expire() {
        for (Lane lane : List.copyOf(lanes.values())) {
            Appending first = lane.unanswered.peekFirst();
            if (first != null && clock.now() - first.since() > PATIENCE_MILLIS) {
                takeAnew(lane.partition);
            }
        }
    }

    /** Looks whether somebody else wrote where this node owns and is at rest. */
    private void inspect() {
        for (Lane lane : List.copyOf(lanes.values())) {
            ask(() -> store.end(lane.partition), end -> {
                boolean rests = lanes.get(lane.partition) == lane && lane.unanswered.isEmpty();
                if (rests && end.number() > lane.stored().number()) {
                    drop(lane.partition);
                    ownership.fenced(lane.partition, clock.now());
                }
            });
        }
        later(INSPECTION_MILLIS, this::inspect);
    }

    // ---- checkpoints ----

    /** Writes a checkpoint of the lanes that rest, with those of others as they were; then trims. */
    void checkpoint() {
        if (loading) {
            return;
        }
        ask(store::newest, before -> {
            Map<Integer, FrozenLane> frozen = new HashMap<>(before.lanes());
            for (Lane lane : lanes.values()) {
                if (lane.unanswered.isEmpty()) {
                    frozen.put(lane.partition, new FrozenLane(lane.stored(), Set.copyOf(lane.window)));
                }
            }
            Checkpoint next = new Checkpoint(before.version() + 1, model.copy(), frozen);
            if (!loading && next.model().positions().cover(next.positions())) {
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

    /** Forgets by itself what only the log may forget. */
    void evict() {
        model.evictOne();
    }
}
