package dev.patternengine.simulation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Holder;
import dev.patternengine.federation.core.Link;
import dev.patternengine.federation.core.Ownership.Claim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Redis as the protocol uses it: streams that compare and append, owners, heartbeats, checkpoints. Undoes its last moments. */
final class Store {
    private static final long UNDOABLE_MILLIS = 1_000;

    private final Clock clock;
    private final List<List<Link<Taught>>> logs = new ArrayList<>();
    private final int[] trimmed;
    private final Set<Link<Taught>> everStored = new HashSet<>();
    private final Map<Integer, Holder> holders = new HashMap<>();
    private final Map<String, Beat> beats = new HashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private final List<Link<Taught>> torn = new ArrayList<>();
    private int tornCarriedOut;
    private Checkpoint newest = Checkpoint.NONE;
    private Checkpoint older = Checkpoint.NONE;
    private long calmSince;
    private long lastBeat;
    private int generation;

    /** A node's last sign of life, where the partitions end that it owns, and what it knows beyond what other owners tell. */
    record Beat(long at, boolean willing, Map<Integer, EntryId> ends, Map<Integer, EntryId> beyond) {}

    /** Of what kind an undone change was: the append of a link, or null. */
    private record Change(long at, Runnable undo, Link<Taught> appended) {}

    Store(Clock clock, int partitions) {
        this.clock = clock;
        this.trimmed = new int[partitions];
        for (int partition = 0; partition < partitions; partition++) {
            logs.add(new ArrayList<>());
        }
    }

    private void change(Runnable undo) {
        change(undo, null);
    }

    private void change(Runnable undo, Link<Taught> appended) {
        changes.addLast(new Change(clock.now(), undo, appended));
        while (changes.getFirst().at() < clock.now() - UNDOABLE_MILLIS) {
            changes.removeFirst();
        }
    }

    /**
     * Ends and comes back without what was written since a moment. The first of that, if it was an append, was torn: it is not there now,
     * and is carried out at the next start, in its place.
     */
    void lose(long since) {
        Link<Taught> first = null;
        while (!changes.isEmpty() && changes.getLast().at() >= since) {
            Change change = changes.removeLast();
            change.undo().run();
            first = change.appended();
        }
        torn.forEach(this::carryOut);
        torn.clear();
        if (first != null) {
            torn.add(first);
        }
        generation++;
    }

    /** What was written later under the same id, or a lower one, does not fit any more; under a higher one it counts. */
    private void carryOut(Link<Taught> link) {
        List<Link<Taught>> log = logs.get(link.partition());
        int place = (int) link.id().number() - 1;
        if (place == log.size() && end(link.partition()).equals(link.predecessor())) {
            tornCarriedOut++;
            everStored.add(link);
            log.add(link);
            change(() -> log.remove(log.size() - 1));
        } else if (place < log.size()
                && place >= trimmed[link.partition()]
                && !log.get(place).equals(link)
                && log.get(place).id().epoch() <= link.id().epoch()) {
            tornCarriedOut++;
            everStored.add(link);
            Link<Taught> before = log.set(place, link);
            change(() -> log.set(place, before));
        }
    }

    /** How many torn appends came back. */
    int tornCarriedOut() {
        return tornCarriedOut;
    }

    /** Differs after each end: every connection is a new one. */
    int generation() {
        return generation;
    }

    /** The store's own clock: no owner begins with an epoch below it. */
    int seconds() {
        return (int) (clock.now() / 1_000);
    }

    EntryId end(int partition) {
        List<Link<Taught>> log = logs.get(partition);
        return log.isEmpty() ? EntryId.NONE : log.get(log.size() - 1).id();
    }

    /** Where the log ends after this; the link's own place when it is in it. */
    EntryId append(Link<Taught> link) {
        List<Link<Taught>> log = logs.get(link.partition());
        int place = (int) link.id().number() - 1;
        if (end(link.partition()).equals(link.predecessor())) {
            log.add(link);
            everStored.add(link);
            change(() -> log.remove(log.size() - 1), link);
            return link.id();
        }
        return place < log.size() && log.get(place).equals(link) ? link.id() : end(link.partition());
    }

    /** What is held after a place, at most so many. */
    List<Link<Taught>> read(int partition, EntryId after, int most) {
        List<Link<Taught>> log = logs.get(partition);
        int from = Math.max((int) after.number(), trimmed[partition]);
        return from >= log.size() ? List.of() : List.copyOf(log.subList(from, Math.min(log.size(), from + most)));
    }

    /** Whether a link was ever in a log. */
    boolean wasStored(Link<Taught> link) {
        return everStored.contains(link);
    }

    /** Everything ever appended and not lost, trimmed or not. */
    List<Link<Taught>> history(int partition) {
        return logs.get(partition);
    }

    /** Notes a heartbeat. After everyone was silent together nobody is held to be dead for that. */
    void beat(String node, Beat beat) {
        if (clock.now() - lastBeat > UNDOABLE_MILLIS) {
            calmSince = clock.now();
        }
        lastBeat = clock.now();
        beats.put(node, beat);
    }

    Map<String, Beat> beats() {
        return beats;
    }

    long silence(String node) {
        return clock.now() - Math.max(beats.get(node).at(), calmSince);
    }

    Map<Integer, Holder> holders() {
        return holders;
    }

    boolean set(int partition, Holder expected, Holder wanted) {
        Holder found = holders.getOrDefault(partition, Holder.NONE);
        if (found.equals(wanted)) {
            return true;
        }
        if (!found.equals(expected)) {
            return false;
        }
        holders.put(partition, wanted);
        change(() -> holders.put(partition, found));
        return true;
    }

    boolean claim(Claim claim) {
        return set(claim.partition(), claim.expected(), claim.wanted());
    }

    Checkpoint newest() {
        return newest;
    }

    /** Makes a checkpoint count, if the one before it is as expected, no position falls, and the log holds all that is in it. */
    boolean swap(Checkpoint before, Checkpoint next) {
        boolean whole = next.model().positions().last().entrySet().stream()
                .allMatch(one -> holds(one.getKey(), one.getValue()));
        if (!before.equals(newest) || !whole || !next.positions().cover(newest.positions())) {
            return false;
        }
        Checkpoint oldest = older;
        older = newest;
        newest = next;
        change(() -> {
            newest = older;
            older = oldest;
        });
        return true;
    }

    private boolean holds(int partition, EntryId id) {
        List<Link<Taught>> log = logs.get(partition);
        int place = (int) id.number() - 1;
        return place < log.size()
                && (place < trimmed[partition] || log.get(place).id().equals(id));
    }

    /** Frees what both checkpoints contain. */
    void trim() {
        older.positions().and(newest.positions()).last().forEach((partition, id) -> {
            int before = trimmed[partition];
            trimmed[partition] = Math.max(before, (int) id.number());
            change(() -> trimmed[partition] = before);
        });
    }

    boolean isTrimmed() {
        for (int count : trimmed) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }
}
