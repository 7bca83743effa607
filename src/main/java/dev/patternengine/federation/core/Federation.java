package dev.patternengine.federation.core;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.federation.core.Chain.Fit;
import dev.patternengine.federation.core.Message.Acknowledged;
import dev.patternengine.federation.core.Message.Newest;
import dev.patternengine.federation.core.Message.Pushed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One node's part in bringing every stored entry to every node, once and in order. A message is the fast path; the log is the
 * truth: on a gap the log is read, below its trim a checkpoint is loaded. Not thread-safe.
 *
 * <p>Memory: {@link Chain#MOST_AHEAD} entries a partition, and a peer's credit.
 */
public final class Federation<B> {
    /** So many times the credit lasts from one acknowledgement to the next, however seldom they are asked for. */
    private static final int ACKNOWLEDGED_AT_ONCE = 4;

    private final String me;
    private final Settings settings;
    private final FanOut fanOut;
    private final Linkage linkage;
    private final Map<Integer, Chain<B>> chains = new TreeMap<>();
    private final Map<String, Outbox<B>> outboxes = new TreeMap<>();
    private final Map<String, Receipt> receipts = new TreeMap<>();
    private List<String> nodes;
    private Positions start;
    private boolean reloading;
    private boolean paused;

    /**
     * @param credit bytes that may be unacknowledged by a peer
     * @param arity to how many peers a node passes on what another stored; at least the number of nodes: nobody passes on
     */
    public record Settings(long credit, int arity) {
        public static final Settings DEFAULT = new Settings(4L << 20, 64);
    }

    /** What came from a peer and was not acknowledged: up to which number, and how many bytes of entries. */
    private record Receipt(long number, long bytes) {
        Receipt and(long other, long more) {
            return new Receipt(Math.max(number, other), bytes + more);
        }
    }

    /** @param start up to where the log is in this node's models */
    public Federation(String me, Settings settings, Positions start) {
        this(me, settings, start, Linkage.EXACT);
    }

    Federation(String me, Settings settings, Positions start, Linkage linkage) {
        this.me = me;
        this.settings = settings;
        this.fanOut = new FanOut(settings.arity());
        this.start = start;
        this.linkage = linkage;
        this.nodes = List.of(me);
    }

    private Chain<B> chain(int partition) {
        return chains.computeIfAbsent(partition, place -> new Chain<>(start.at(place), linkage));
    }

    /** Up to where a partition's log was applied here. */
    public EntryId position(int partition) {
        return chain(partition).position();
    }

    /** The highest place of a partition heard of. */
    public EntryId newest(int partition) {
        return chain(partition).newest();
    }

    /** Bytes sent to a peer so far; 0 when it is none. */
    public long sentBytes(String peer) {
        Outbox<B> outbox = outboxes.get(peer);
        return outbox == null ? 0 : outbox.sentBytes();
    }

    /** Bytes a peer has not acknowledged; 0 when it is none. */
    public long unacknowledgedBytes(String peer) {
        Outbox<B> outbox = outboxes.get(peer);
        return outbox == null ? 0 : outbox.unacknowledgedBytes();
    }

    /** Whether a checkpoint is being loaded. */
    public boolean isReloading() {
        return reloading;
    }

    /** Whether entries of others are neither sent on nor applied. */
    public boolean isPaused() {
        return paused;
    }

    /** Takes the nodes that are alive; this one among them changes nothing. */
    public void peers(Collection<String> alive) {
        outboxes.keySet().removeIf(peer -> !alive.contains(peer));
        receipts.keySet().removeIf(peer -> !alive.contains(peer));
        nodes = Stream.concat(alive.stream(), Stream.of(me)).sorted().distinct().toList();
    }

    /**
     * Stops bringing entries to others and applying theirs, or goes on: then all that was heard of meanwhile is read from the log. What
     * this node stores itself it goes on applying.
     */
    public List<Effect<B>> pause(boolean pausing) {
        List<Effect<B>> out = new ArrayList<>();
        if (paused != pausing) {
            paused = pausing;
            chains.keySet().forEach(partition -> settle(partition, Fit.KNOWN, out));
        }
        return out;
    }

    /** Reads the log of partitions up to places, paused or not. */
    public List<Effect<B>> require(Map<Integer, EntryId> places) {
        boolean before = paused;
        paused = false;
        List<Effect<B>> out = hinted(places);
        paused = before;
        return out;
    }

    /** Whether nobody is known whom entries could be sent to. */
    public boolean isAlone() {
        return nodes.size() == 1;
    }

    /** Takes entries that this node stored and applied, those of each partition in order, and sends them on. */
    public List<Effect<B>> stored(List<Link<B>> links) {
        List<Effect<B>> out = new ArrayList<>();
        if (!paused) {
            pass(me, links, out);
        }
        if (!reloading) {
            take(links, true, out);
        }
        return out;
    }

    private void pass(String root, List<Link<B>> links, List<Effect<B>> out) {
        for (String child : fanOut.children(root, me, nodes)) {
            outboxes.computeIfAbsent(child, name -> new Outbox<>(name, settings.credit()))
                    .push(root, links, out);
        }
    }

    /**
     * Takes a message. Entries are not acknowledged at once, unless there are many: call {@link #acknowledge} soon where {@link
     * #owesAcknowledgements}.
     */
    public List<Effect<B>> heard(String from, Message<B> message) {
        List<Effect<B>> out = new ArrayList<>();
        if (message instanceof Acknowledged<B> acknowledged) {
            if (outboxes.containsKey(from)) {
                outboxes.get(from).acknowledged(acknowledged.number(), out);
            }
        } else if (message instanceof Newest<B> newest) {
            receive(from, newest.number(), settings.credit(), out);
            hear(newest.ends(), out);
        } else if (message instanceof Pushed<B> pushed) {
            receive(from, pushed.number(), Outbox.size(pushed.links()), out);
            passNews(pushed, out);
            if (paused) {
                pushed.links().forEach(link -> chain(link.partition()).hear(link.id()));
            } else {
                take(pushed.links(), false, out);
            }
        }
        return out;
    }

    /** Notes what came; acknowledges it where the sender may be waiting for that. */
    private void receive(String from, long number, long bytes, List<Effect<B>> out) {
        Receipt receipt = receipts.getOrDefault(from, new Receipt(0, 0)).and(number, bytes);
        receipts.put(from, receipt);
        if (receipt.bytes() >= settings.credit() / ACKNOWLEDGED_AT_ONCE) {
            acknowledge(from, out);
        }
    }

    private void acknowledge(String peer, List<Effect<B>> out) {
        out.add(new Effect.Send<>(peer, new Acknowledged<>(receipts.remove(peer).number())));
    }

    /** Whether a peer sent entries that were not acknowledged. */
    public boolean owesAcknowledgements() {
        return !receipts.isEmpty();
    }

    /** Acknowledges all that came, with one message a peer. */
    public List<Effect<B>> acknowledge() {
        List<Effect<B>> out = new ArrayList<>();
        List.copyOf(receipts.keySet()).forEach(peer -> acknowledge(peer, out));
        return out;
    }

    private void passNews(Pushed<B> pushed, List<Effect<B>> out) {
        if (paused || !fanOut.isTree(nodes.size())) {
            return;
        }
        List<Link<B>> news = pushed.links().stream()
                .filter(link -> chain(link.partition()).isNews(link))
                .toList();
        if (!news.isEmpty()) {
            pass(pushed.root(), news, out);
        }
    }

    /** Takes where partitions end, as their owners told the store: also where that is before what was applied. */
    public List<Effect<B>> told(Map<Integer, EntryId> ends) {
        List<Effect<B>> out = new ArrayList<>();
        ends.forEach((partition, id) -> settle(partition, chain(partition).hearEnd(id), out));
        return out;
    }

    /** Takes places that others have applied, beyond what the owners told. */
    public List<Effect<B>> hinted(Map<Integer, EntryId> places) {
        List<Effect<B>> out = new ArrayList<>();
        hear(places, out);
        return out;
    }

    /** What was applied here beyond what the owners told: an owner that nobody told that it is none any more. */
    public Map<Integer, EntryId> beyond() {
        Map<Integer, EntryId> places = new HashMap<>();
        chains.forEach((partition, chain) -> {
            if (chain.isBeyondTold()) {
                places.put(partition, chain.position());
            }
        });
        return places;
    }

    private void hear(Map<Integer, EntryId> places, List<Effect<B>> out) {
        places.forEach((partition, id) -> settle(partition, chain(partition).hear(id), out));
    }

    private void take(List<Link<B>> links, boolean applied, List<Effect<B>> out) {
        if (reloading) {
            links.forEach(link -> chain(link.partition()).hear(link.id()));
            return;
        }
        Map<Integer, List<Link<B>>> byPartition = new LinkedHashMap<>();
        links.forEach(link -> byPartition
                .computeIfAbsent(link.partition(), partition -> new ArrayList<>())
                .add(link));
        List<Link<B>> applicable = new ArrayList<>(links.size());
        Map<Integer, Fit> found = new LinkedHashMap<>();
        byPartition.forEach((partition, some) -> found.put(partition, take(partition, some, applied, applicable)));
        if (!applicable.isEmpty()) {
            out.add(new Effect.Apply<>(applicable));
        }
        found.forEach((partition, fit) -> settle(partition, fit, out));
    }

    /** Takes links of one partition; what is to be applied goes to the list. */
    private Fit take(int partition, List<Link<B>> links, boolean applied, List<Link<B>> applicable) {
        if (!applied) {
            return chain(partition).take(links, applicable);
        }
        List<Link<B>> following = new ArrayList<>();
        Fit worst = chain(partition).take(links, following);
        long last = links.get(links.size() - 1).id().number();
        following.removeIf(link -> link.id().number() <= last);
        applicable.addAll(following);
        return worst;
    }

    private void settle(int partition, Fit fit, List<Effect<B>> out) {
        Chain<B> chain = chain(partition);
        if (!reloading && !paused && (fit == Fit.DOUBTFUL || chain.isBehind()) && chain.beginReading()) {
            out.add(new Effect.Read<>(partition, chain.position()));
        }
    }

    private void reload(int partition, List<Effect<B>> out) {
        reloading = true;
        out.add(new Effect.Reload<>("partition " + partition + ": the log does not go on after "
                + chain(partition).position()));
    }

    /**
     * Takes what was read of a partition's log.
     *
     * @param after the place the reading was asked to begin after
     * @param links what follows it, in order and without a gap; perhaps not all
     * @param end the last place the log ever had when it was read; what is held of it may have been trimmed
     */
    public List<Effect<B>> read(int partition, EntryId after, List<Link<B>> links, EntryId end) {
        List<Effect<B>> out = new ArrayList<>();
        if (reloading) {
            return out;
        }
        Chain<B> chain = chain(partition);
        if (after.number() > chain.position().number()) {
            chain.abandonReading();
            return out;
        }
        if (chain.endReading(after, links, end) == Fit.REPLACED) {
            reload(partition, out);
        } else if (links.isEmpty()) {
            settle(partition, Fit.KNOWN, out);
        } else {
            take(links, false, out);
        }
        return out;
    }

    /** Takes that a partition could not be read: it is tried again when it is heard of. */
    public void unread(int partition) {
        chain(partition).abandonReading();
    }

    /** Takes that a checkpoint was loaded in place of all that was applied. */
    public List<Effect<B>> reloaded(Positions positions) {
        Map<Integer, EntryId> heard = new HashMap<>();
        chains.forEach((partition, chain) -> heard.put(partition, chain.newest()));
        chains.clear();
        start = positions;
        reloading = false;
        List<Effect<B>> out = new ArrayList<>();
        hear(heard, out);
        return out;
    }

    /** Reminds peers that owe acknowledgements; call it about once a second. */
    public List<Effect<B>> remind() {
        List<Effect<B>> out = new ArrayList<>();
        outboxes.values().forEach(outbox -> outbox.remind(out));
        return out;
    }
}
