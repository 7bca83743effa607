package dev.patternengine.storage.redis;

import dev.patternengine.domain.EntryId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Entries that were stored a moment ago, in case Redis loses them: a restart or a failover may lose its last seconds. Bounded
 * in bytes: the oldest go first.
 */
final class KeptEntries {
    private final long mostBytes;
    private final Queue<Kept> kept = new ArrayDeque<>();
    private long bytes;

    private record Kept(StoredEntry entry, long since) {}

    KeptEntries(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Keeps an entry that was stored at that time: entries of a partition come in their order. */
    void add(StoredEntry entry, long now) {
        kept.add(new Kept(entry, now));
        bytes += entry.size();
        while (bytes > mostBytes) {
            removeOldest();
        }
    }

    /** Lets go of those stored before that time. */
    void forgetBefore(long time) {
        while (!kept.isEmpty() && kept.element().since() - time < 0) {
            removeOldest();
        }
    }

    /** Counts their time from now on: while Redis was away, or lost them, it made nothing safer. */
    void renew(long now) {
        List<Kept> all = List.copyOf(kept);
        kept.clear();
        all.forEach(one -> kept.add(new Kept(one.entry(), now)));
    }

    private void removeOldest() {
        bytes -= kept.remove().entry().size();
    }

    /** The partition's entries after a place, without a gap up to the last; empty when some of them are not kept. O(all). */
    Optional<List<StoredEntry>> after(EntryId place, int partition) {
        Deque<StoredEntry> tail = new ArrayDeque<>();
        for (Kept one : kept) {
            if (one.entry().partition() == partition && one.entry().id().number() > place.number()) {
                tail.add(one.entry());
            }
        }
        EntryId before = place;
        for (StoredEntry entry : tail) {
            if (!entry.predecessor().equals(before)) {
                return Optional.empty();
            }
            before = entry.id();
        }
        return tail.isEmpty() ? Optional.empty() : Optional.of(new ArrayList<>(tail));
    }
}
