package dev.patternengine.simulation;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the owner of a partition keeps, as ingest does: where the log ends, what is on its way, which observations are known. */
final class Lane {
    private static final long KEPT_MILLIS = 10_000;

    final int partition;
    final Set<Long> window;
    final Deque<Appending> unanswered = new ArrayDeque<>();
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final int floor;
    private EntryId last;
    private EntryId stored;

    /** An entry on its way to Redis, and who waits for it. */
    record Appending(Link<Taught> link, long since, List<Runnable> acknowledgements) {}

    private record Kept(Link<Taught> link, long at) {}

    /** @param floor the epoch of no entry is below it */
    Lane(int partition, EntryId last, Set<Long> window, int floor) {
        this.floor = floor;
        this.partition = partition;
        this.last = last;
        this.stored = last;
        this.window = new HashSet<>(window);
    }

    EntryId stored() {
        return stored;
    }

    /** An epoch above all that its entries had, stored or not. */
    int nextEpoch() {
        return last.epoch() + 1;
    }

    Appending next(long observation, long now) {
        EntryId id = last.next(floor);
        Taught body = new Taught(List.of(observation));
        Appending appending =
                new Appending(new Link<>(partition, id, last, Taught.BYTES, body), now, new ArrayList<>());
        last = id;
        window.add(observation);
        unanswered.add(appending);
        return appending;
    }

    /** The first on its way is stored. */
    void stored(Appending first, long now) {
        unanswered.remove(first);
        stored = first.link().id();
        kept.add(new Kept(first.link(), now));
        while (kept.getFirst().at() < now - KEPT_MILLIS) {
            kept.removeFirst();
        }
    }

    /** What Redis lacks after a place; null when that is not kept. */
    List<Link<Taught>> lacking(EntryId end) {
        List<Link<Taught>> links = kept.stream()
                .map(Kept::link)
                .filter(link -> link.id().number() > end.number())
                .toList();
        boolean whole = end.equals(stored)
                || (!links.isEmpty() && links.get(0).predecessor().equals(end));
        return whole ? links : null;
    }
}
