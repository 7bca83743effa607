package dev.patternengine.federation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.federation.core.Holder;
import dev.patternengine.federation.core.Ownership;
import dev.patternengine.federation.core.Ownership.Claim;
import dev.patternengine.federation.core.Ownership.Release;
import dev.patternengine.federation.core.Seen;
import dev.patternengine.message.Bus;
import dev.patternengine.message.Owners;
import dev.patternengine.message.PartitionsMessage;
import dev.patternengine.message.TakeMessage;
import dev.patternengine.message.Topics;
import dev.patternengine.storage.Registry;
import dev.patternengine.storage.Registry.Change;
import dev.patternengine.storage.Registry.Owner;
import dev.patternengine.storage.Registry.Roll;
import dev.patternengine.storage.SharedLog;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what {@link Ownership} says: claims partitions in the registry, has ingest take them over, and gives them back. One thread. */
final class Holding {
    private static final Logger LOGGER = LoggerFactory.getLogger(Holding.class);

    /** After the store came back epochs of barriers it lost are past. */
    private static final long CALM_MILLIS = 2_000;

    private final Context context;
    private final Bus bus;
    private final SharedLog log;
    private final Registry registry;
    private final Owners owners;
    private final Carrier carrier;
    private final Ownership ownership;
    private final Map<Integer, Integer> epochs = new HashMap<>();
    private final Set<Integer> open = new TreeSet<>();

    /** Those that are being taken over or given back. */
    private final Set<Integer> busy = new HashSet<>();

    private String run = "";
    private long calmFrom;
    private View last = new View(new Roll(Map.of(), Map.of(), 0, "", new Registry.Control(false, 0)), Map.of());

    Holding(Context context, Bus bus, SharedLog log, Registry registry, Owners owners, Carrier carrier) {
        this.context = context;
        this.bus = bus;
        this.log = log;
        this.registry = registry;
        this.owners = owners;
        this.carrier = carrier;
        this.ownership = new Ownership(owners.me(), owners.partitions());
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** What the registry told last. */
    record View(Roll roll, Map<String, About> nodes) {}

    View last() {
        return last;
    }

    /** Whether this node is not to be left partitions now. */
    boolean isFenced() {
        return ownership.isFenced(now());
    }

    /** Where the partitions end that this node owns. */
    Positions ends() {
        Map<Integer, EntryId> ends = new HashMap<>();
        open.forEach(partition -> ends.put(partition, carrier.federation().position(partition)));
        return new Positions(ends);
    }

    /** Takes what the registry tells. */
    void see(Roll roll, Set<String> members) {
        if (!roll.run().equals(run)) {
            calmFrom = run.isEmpty() ? now() : now() + CALM_MILLIS;
            run = roll.run();
        }
        Map<String, About> nodes = new HashMap<>();
        roll.nodes().forEach((node, sign) -> nodes.put(node, About.read(sign.about())));
        Seen seen = seen(roll, nodes, members);
        Set<String> alive = seen.nodes().entrySet().stream()
                .filter(one -> !one.getValue().isGone())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        owners.hear(
                roll.owners().entrySet().stream()
                        .filter(one -> alive.contains(one.getValue().node()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().node())),
                alive);
        last = new View(roll, nodes);
        carrier.federation().peers(alive);
        carrier.perform(carrier.federation().pause(roll.control().paused()));
        tell(roll, nodes);
        decide(seen);
    }

    private void tell(Roll roll, Map<String, About> nodes) {
        Map<Integer, EntryId> ends = new HashMap<>();
        Positions beyond = Positions.NONE;
        for (Map.Entry<String, About> one : nodes.entrySet()) {
            if (one.getKey().equals(owners.me())) {
                continue;
            }
            beyond = beyond.or(one.getValue().beyond());
            one.getValue().ends().last().forEach((partition, end) -> {
                if (roll.owners().getOrDefault(partition, Owner.NONE).node().equals(one.getKey())) {
                    ends.put(partition, end);
                }
            });
        }
        carrier.perform(carrier.federation().told(ends));
        carrier.perform(carrier.federation().hinted(beyond.last()));
    }

    private static Seen seen(Roll roll, Map<String, About> nodes, Set<String> members) {
        Map<String, Seen.Pulse> pulses = new HashMap<>();
        nodes.forEach((node, about) -> pulses.put(
                node, new Seen.Pulse(roll.nodes().get(node).silentMillis(), members.contains(node), about.willing())));
        Map<Integer, Holder> holders = new HashMap<>();
        roll.owners().forEach((partition, owner) -> holders.put(partition, new Holder(owner.node(), owner.epoch())));
        return new Seen(pulses, holders, roll.seconds());
    }

    private void decide(Seen seen) {
        List<Claim> claims = new ArrayList<>();
        List<Release> releases = new ArrayList<>();
        Set<Integer> leaves = new HashSet<>();
        for (Ownership.Step step : ownership.decide(seen, now())) {
            if (step instanceof Claim claim) {
                claims.add(claim);
            } else if (step instanceof Release release) {
                releases.add(release);
            } else {
                leaves.add(step.partition());
            }
        }
        if (!leaves.isEmpty()) {
            LOGGER.warn("another node owns {}", leaves);
            giveUp(leaves);
        }
        if (!releases.isEmpty()) {
            release(releases);
        }
        if (!claims.isEmpty() && now() >= calmFrom) {
            claim(claims);
        }
        takeWhatIsHeld();
    }

    private static Owner owner(Holder holder) {
        return new Owner(holder.node(), holder.epoch());
    }

    private void claim(List<Claim> claims) {
        List<Change> changes = claims.stream()
                .map(one -> new Change(one.partition(), owner(one.expected()), owner(one.wanted())))
                .toList();
        Future.fromCompletionStage(registry.change(changes), context)
                .onSuccess(made -> {
                    for (int place = 0; place < claims.size(); place++) {
                        if (made.get(place)) {
                            Claim claim = claims.get(place);
                            ownership.claimed(claim.partition(), claim.wanted());
                            epochs.put(claim.partition(), claim.wanted().epoch());
                        }
                    }
                    takeWhatIsHeld();
                })
                .onFailure(failure -> LOGGER.warn("partitions were not claimed: {}", failure.getMessage()));
    }

    private void takeWhatIsHeld() {
        Map<Integer, Integer> wanted = new HashMap<>();
        for (int partition : ownership.held()) {
            if (!open.contains(partition) && !busy.contains(partition)) {
                wanted.put(partition, epochs.get(partition));
            }
        }
        if (wanted.isEmpty() || now() < calmFrom) {
            return;
        }
        busy.addAll(wanted.keySet());
        bus.request(Topics.TAKE, new TakeMessage(wanted))
                .onSuccess(taken -> {
                    open.addAll(taken.partitions());
                    LOGGER.info(
                            "owns {} more partitions, {} in all",
                            taken.partitions().size(),
                            open.size());
                })
                .onFailure(failure -> LOGGER.warn("partitions were not taken over yet: {}", failure.getMessage()))
                .onComplete(done -> busy.removeAll(wanted.keySet()));
    }

    private Future<?> giveUp(Set<Integer> partitions) {
        open.removeAll(partitions);
        return bus.request(Topics.GIVE_UP, new PartitionsMessage(partitions));
    }

    /** Those that are being taken over are given back once they are open. */
    private Future<?> release(List<Release> releases) {
        List<Release> ready =
                releases.stream().filter(one -> !busy.contains(one.partition())).toList();
        Set<Integer> partitions = ready.stream().map(Release::partition).collect(Collectors.toSet());
        List<Change> changes = ready.stream()
                .map(one -> new Change(
                        one.partition(), owner(one.held()), owner(one.held().free())))
                .toList();
        releases.stream().filter(one -> !ready.contains(one)).forEach(one -> ownership.kept(one.partition()));
        if (ready.isEmpty()) {
            return Future.succeededFuture();
        }
        busy.addAll(partitions);
        return giveUp(partitions)
                .compose(given -> Future.fromCompletionStage(registry.change(changes), context))
                .onFailure(failure -> LOGGER.warn("partitions were not given back yet: {}", failure.getMessage()))
                .onComplete(done -> {
                    partitions.forEach(ownership::released);
                    busy.removeAll(partitions);
                });
    }

    /** Gives everything back to the others. */
    Future<?> giveBack() {
        return release(ownership.held().stream()
                .map(partition -> new Release(partition, new Holder(owners.me(), epochs.get(partition))))
                .toList());
    }

    /** Gives up everything, without telling: the registry is told with the next heartbeats. */
    Future<?> abandon() {
        Set<Integer> held = ownership.held();
        held.forEach(ownership::released);
        return giveUp(held);
    }

    /** Takes that the log refused this node's entries. */
    void fenced(Set<Integer> partitions) {
        LOGGER.warn("the log of {} is another node's", partitions);
        open.removeAll(partitions);
        partitions.forEach(partition -> ownership.fenced(partition, now()));
    }

    /** Looks whether somebody else wrote where this node owns and is at rest. */
    void inspect() {
        for (int partition : Set.copyOf(open)) {
            Future.fromCompletionStage(log.end(partition), context).onSuccess(end -> {
                if (open.contains(partition)
                        && end.epoch()
                                > carrier.federation().position(partition).epoch()) {
                    giveUp(Set.of(partition));
                    fenced(Set.of(partition));
                }
            });
        }
    }
}
