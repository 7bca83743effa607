package dev.patternengine.simulation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Holder;
import dev.patternengine.federation.core.Link;
import dev.patternengine.federation.core.Ownership;
import dev.patternengine.federation.core.Seen;
import dev.patternengine.simulation.Checkpoint.FrozenLane;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which partitions a node owns: heartbeats, claims, taking over, giving back. */
final class Tenure {
    private static final long BEAT_MILLIS = 500;

    /** After Redis came back epochs of lost barriers are past. */
    private static final long CALM_MILLIS = 2_000;

    private final Node node;
    private final Knowledge knowledge;
    private final Intake intake;
    private final Map<Integer, Lane> lanes = new TreeMap<>();
    private final Set<Integer> taking = new HashSet<>();
    private final Ownership ownership;
    private int generation;
    private long calmFrom;

    Tenure(Node node) {
        this.node = node;
        this.ownership = new Ownership(node.name, node.world().plan().partitions());
        this.generation = node.store().generation();
        this.knowledge = new Knowledge(node, this::giveUpAll);
        this.intake = new Intake(node, this, knowledge);
    }

    Knowledge knowledge() {
        return knowledge;
    }

    Intake intake() {
        return intake;
    }

    /** The lanes that are open, by partition. */
    Map<Integer, Lane> lanes() {
        return lanes;
    }

    /** Whether a lane is open still, and not one that came after it. */
    boolean isOpen(Lane lane) {
        return lanes.get(lane.partition) == lane;
    }

    /** Takes that somebody else wrote to a partition. */
    void fenced(int partition) {
        drop(partition);
        ownership.fenced(partition, node.clock().now());
    }

    void beat() {
        if (node.isDead()) {
            return;
        }
        Map<Integer, EntryId> ends = new HashMap<>();
        lanes.forEach((partition, lane) -> ends.put(partition, lane.stored()));
        boolean willing =
                !knowledge.isLoading() && !ownership.isFenced(node.clock().now());
        Map<Integer, EntryId> beyond = knowledge.federation() == null
                ? Map.of()
                : knowledge.federation().beyond();
        node.ask(
                () -> {
                    node.store().beat(node.name, new Store.Beat(node.clock().now(), willing, ends, beyond));
                    return see();
                },
                this::decide);
        intake.expire();
        node.later(BEAT_MILLIS, this::beat);
    }

    private record View(Seen seen, Map<Integer, EntryId> ends, Map<Integer, EntryId> beyond, int generation) {}

    private View see() {
        Map<String, Seen.Pulse> pulses = new HashMap<>();
        Map<Integer, EntryId> ends = new HashMap<>();
        Map<Integer, EntryId> beyond = new HashMap<>();
        node.store().beats().forEach((name, beat) -> {
            pulses.put(
                    name,
                    new Seen.Pulse(node.store().silence(name), !node.world().isDead(name), beat.willing()));
            beat.beyond().forEach((partition, place) -> beyond.merge(partition, place, Tenure::higher));
            beat.ends().forEach((partition, end) -> {
                if (node.store()
                        .holders()
                        .getOrDefault(partition, Holder.NONE)
                        .node()
                        .equals(name)) {
                    ends.put(partition, end);
                }
            });
        });
        return new View(
                new Seen(pulses, node.store().holders(), node.store().seconds()),
                ends,
                beyond,
                node.store().generation());
    }

    private static EntryId higher(EntryId one, EntryId other) {
        return one.number() > other.number() ? one : other;
    }

    private void decide(View view) {
        if (view.generation() != generation) {
            generation = view.generation();
            calmFrom = node.clock().now() + CALM_MILLIS;
            List.copyOf(lanes.values()).forEach(intake::repair);
        }
        if (knowledge.federation() == null) {
            return;
        }
        knowledge.perform(knowledge.federation().remind());
        knowledge.federation().peers(view.seen().nodes().keySet());
        knowledge.perform(knowledge.federation().told(view.ends()));
        knowledge.perform(knowledge.federation().hinted(view.beyond()));
        for (Ownership.Step step : ownership.decide(view.seen(), node.clock().now())) {
            follow(step);
        }
    }

    private void follow(Ownership.Step step) {
        if (step instanceof Ownership.Release release) {
            release(release.partition(), release.held());
        } else if (step instanceof Ownership.Leave leave) {
            drop(leave.partition());
        } else if (step instanceof Ownership.Claim claim && node.clock().now() >= calmFrom) {
            node.ask(() -> node.store().claim(claim), won -> claimed(claim, won));
        }
    }

    private void claimed(Ownership.Claim claim, boolean won) {
        if (won && !knowledge.isLoading() && ownership.claimed(claim.partition(), claim.wanted())) {
            take(claim.partition(), claim.wanted().epoch());
        }
    }

    /** Takes a partition although its owner is alive. */
    void usurp(int partition) {
        Holder holder = node.store().holders().getOrDefault(partition, Holder.NONE);
        Ownership.Claim claim = new Ownership.Claim(partition, holder, new Holder(node.name, holder.epoch() + 1));
        node.ask(() -> node.store().claim(claim), won -> claimed(claim, won));
    }

    private void release(int partition, Holder held) {
        Lane lane = lanes.get(partition);
        if (lane != null && !lane.unanswered.isEmpty()) {
            node.later(50, () -> release(partition, held));
            return;
        }
        drop(partition);
        node.ask(() -> node.store().set(partition, held, held.free()), done -> {});
        ownership.released(partition);
    }

    void drop(int partition) {
        lanes.remove(partition);
    }

    void giveUpAll() {
        lanes.clear();
        ownership.held().forEach(ownership::released);
    }

    private boolean holds(int partition) {
        return ownership.held().contains(partition) && !knowledge.isLoading();
    }

    /** Takes a partition over: closes its log to others, then rebuilds the lane. */
    void take(int partition, int epoch) {
        if (!holds(partition) || lanes.containsKey(partition) || !taking.add(partition)) {
            return;
        }
        if (node.clock().now() < calmFrom) {
            again(partition, epoch);
            return;
        }
        boolean[] answered = {false};
        node.ask(() -> fence(partition, epoch), barrier -> {
            answered[0] = true;
            restore(partition, epoch, barrier);
        });
        node.later(2_000, () -> {
            if (!answered[0]) {
                again(partition, epoch);
            }
        });
    }

    private void again(int partition, int epoch) {
        taking.remove(partition);
        node.later(100, () -> take(partition, epoch));
    }

    private Optional<Link<Taught>> fence(int partition, int epoch) {
        EntryId end = node.store().end(partition);
        EntryId id = new EntryId(
                end.number() + 1, Math.max(Math.max(epoch, node.store().seconds()), end.epoch() + 1));
        Link<Taught> barrier = new Link<>(partition, id, end, 50, Taught.NOTHING);
        return node.store().generation() == generation
                        && node.store().append(barrier).equals(id)
                ? Optional.of(barrier)
                : Optional.empty();
    }

    private void restore(int partition, int epoch, Optional<Link<Taught>> barrier) {
        if (barrier.isEmpty() || !holds(partition)) {
            again(partition, epoch);
            return;
        }
        node.ask(
                () -> {
                    FrozenLane frozen = node.store().newest().lane(partition);
                    return Map.entry(frozen, node.store().read(partition, frozen.last(), 1_000_000));
                },
                found -> rebuild(partition, epoch, barrier.get(), found.getKey(), found.getValue()));
    }

    private void rebuild(int partition, int epoch, Link<Taught> barrier, FrozenLane frozen, List<Link<Taught>> rest) {
        EntryId position = knowledge.model().positions().at(partition);
        if (!holds(partition) || position.number() < frozen.last().number()) {
            knowledge.perform(knowledge.federation().told(Map.of(partition, barrier.id())));
            again(partition, epoch);
            return;
        }
        Lane lane = follow(
                partition,
                frozen,
                rest.stream()
                        .filter(link -> link.id().number() <= barrier.id().number())
                        .toList(),
                0);
        rest.stream()
                .filter(link -> link.id().number() <= lane.stored().number())
                .forEach(knowledge::apply);
        taking.remove(partition);
        if (lane.stored().equals(barrier.id())) {
            lanes.put(partition, lane);
            knowledge.perform(knowledge.federation().stored(List.of(barrier)));
        } else {
            node.later(100, () -> take(partition, epoch));
        }
    }

    /** A lane as a checkpoint and the log after it tell it, up to the first gap. */
    private Lane follow(int partition, FrozenLane frozen, List<Link<Taught>> rest, int floor) {
        Set<Long> window = new HashSet<>(frozen.window());
        EntryId last = frozen.last();
        for (Link<Taught> link : rest) {
            if (!link.predecessor().equals(last)) {
                break;
            }
            window.addAll(link.body().observations());
            last = link.id();
        }
        return new Lane(partition, last, window, floor);
    }

    /**
     * Goes on, after an append failed, from what the log holds, under a higher epoch: what failed may be in the log or come there,
     * and must not be taken for what comes now.
     */
    void reopen(Lane failed) {
        drop(failed.partition);
        reopen(failed.partition, failed.nextEpoch());
    }

    private void reopen(int partition, int floor) {
        if (!holds(partition) || lanes.containsKey(partition)) {
            return;
        }
        boolean[] answered = {false};
        node.ask(
                () -> {
                    FrozenLane frozen = node.store().newest().lane(partition);
                    return Map.entry(frozen, node.store().read(partition, frozen.last(), 1_000_000));
                },
                found -> {
                    answered[0] = true;
                    reopen(partition, floor, follow(partition, found.getKey(), found.getValue(), floor));
                });
        node.later(2_000, () -> {
            if (!answered[0]) {
                reopen(partition, floor);
            }
        });
    }

    /** Once the model holds all that the lane does. */
    private void reopen(int partition, int floor, Lane lane) {
        if (knowledge.federation().position(partition).number() < lane.stored().number()) {
            knowledge.perform(knowledge.federation().hinted(Map.of(partition, lane.stored())));
            node.later(100, () -> reopen(partition, floor));
        } else if (holds(partition) && !lanes.containsKey(partition)) {
            lanes.put(partition, lane);
        }
    }
}
