package dev.patternengine.simulation;

import dev.patternengine.federation.core.Link;
import dev.patternengine.federation.core.Message;
import dev.patternengine.simulation.Plan.Planted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One run: nodes, Redis, network, clients and an adversary, all from one seed. */
final class World {
    private static final long LONGEST_HEALING = 120_000;

    private final Plan plan;
    private final Clock clock;
    private final Store store;
    private final Network network;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byName = new HashMap<>();
    private final List<Client> clients = new ArrayList<>();
    private final Set<Long> acknowledged = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final Tally tally = new Tally();
    private int incarnations;

    World(Plan plan, long seed) {
        this.plan = plan;
        this.clock = new Clock(seed);
        this.store = new Store(clock, plan.partitions());
        this.network = new Network(clock);
        for (int place = 0; place < plan.nodes(); place++) {
            nodes.add(start(place));
        }
        for (int session = 0; session < plan.sessions(); session++) {
            clients.add(new Client(this, session));
        }
    }

    /** What happened in a run, so that a test can tell that it was a trial at all. */
    static final class Tally {
        int kills;
        int freezes;
        int cuts;
        int losses;
        int trims;
        int takeovers;
        int torn;
        long healingMillis;
    }

    Plan plan() {
        return plan;
    }

    Clock clock() {
        return clock;
    }

    Store store() {
        return store;
    }

    Network network() {
        return network;
    }

    Tally tally() {
        return tally;
    }

    private Node start(int place) {
        Node node = new Node(this, place, "n" + place + "." + incarnations++);
        byName.put(node.name, node);
        return node;
    }

    boolean isDead(String name) {
        return byName.get(name).isDead();
    }

    void send(Node from, String to, Message<Taught> message) {
        Node receiver = byName.get(to);
        network.send(from.place, receiver.place, () -> receiver.run(() -> receiver.hear(from.name, message)));
    }

    Optional<Node> owner(int partition) {
        return Optional.ofNullable(store.holders().get(partition)).map(holder -> byName.get(holder.node()));
    }

    Optional<Node> anyNode() {
        return Optional.of(nodes.get(clock.below(nodes.size())));
    }

    void acknowledged(long observation) {
        acknowledged.add(observation);
    }

    void violation(String what) {
        violations.add(what);
    }

    /** Lets the adversary act, then heals everything and waits until all is level; returns what is wrong. */
    List<String> run() {
        for (long moment = 0; moment < plan.faultyMillis(); moment += 250) {
            clock.runUntil(moment);
            disturb();
        }
        network.heal();
        long healed = clock.now();
        while (!isSettled() && clock.now() < healed + LONGEST_HEALING) {
            clock.runUntil(clock.now() + 250);
        }
        tally.healingMillis = clock.now() - healed;
        tally.torn = store.tornCarriedOut();
        tally.trims = store.isTrimmed() ? 1 : 0;
        verify();
        return violations;
    }

    private boolean isSettled() {
        return clients.stream().allMatch(Client::isDone) && nodes.stream().allMatch(Node::isLevel);
    }

    private void disturb() {
        Node node = nodes.get(clock.below(nodes.size()));
        if (clock.chance(.02)) {
            tally.kills++;
            node.kill();
            int place = nodes.indexOf(node);
            nodes.set(place, start(node.place));
        } else if (clock.chance(.02)) {
            tally.freezes++;
            node.freeze(500 + clock.below(8_000));
        } else if (clock.chance(.03)) {
            tally.cuts++;
            int other = clock.below(plan.nodes() + 1) - 1;
            if (other != node.place) {
                network.cut(node.place, other, 500 + clock.below(8_000));
            }
        } else if (plan.redisLoses() && clock.chance(.03)) {
            tally.losses++;
            store.lose(clock.now() - clock.below(1_000));
        } else if (clock.chance(.1)) {
            node.run(node::checkpoint);
        } else if (clock.chance(.02) && plan.planted() == Planted.EVICT_LOCALLY) {
            node.run(node::evict);
        } else if (clock.chance(.02)) {
            usurp(node);
        }
    }

    /** Two owners at once: the store is told of another owner while the one there is alive. */
    private void usurp(Node node) {
        int partition = clock.below(plan.partitions());
        tally.takeovers++;
        node.run(() -> node.usurp(partition));
    }

    private void verify() {
        if (!isSettled()) {
            violations.add("not level after " + tally.healingMillis + " ms");
        }
        Map<Long, Integer> truth = new TreeMap<>();
        for (int partition = 0; partition < plan.partitions(); partition++) {
            for (Link<Taught> link : store.history(partition)) {
                link.body().observations().forEach(one -> truth.merge(one, 1, Integer::sum));
            }
            requireOrder(store.history(partition));
        }
        truth.forEach((observation, count) -> {
            if (count != 1) {
                violations.add("observation " + observation + " is in the log " + count + " times");
            }
        });
        if (!plan.redisLoses() && !truth.keySet().containsAll(acknowledged)) {
            violations.add("acknowledged, and not in the log");
        }
        for (Node node : nodes) {
            if (!node.model().counts().equals(truth)) {
                violations.add(node.name + " knows " + node.model().counts() + " instead of " + truth);
            }
        }
    }

    /** A session's observations are in the log in their order. */
    private void requireOrder(List<Link<Taught>> history) {
        Map<Integer, Long> last = new HashMap<>();
        for (Link<Taught> link : history) {
            for (long observation : link.body().observations()) {
                Long before = last.put(Taught.session(observation), observation);
                if (before != null && before > observation) {
                    violations.add("observation " + observation + " was learned after " + before);
                }
            }
        }
    }
}
