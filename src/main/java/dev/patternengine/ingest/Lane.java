package dev.patternengine.ingest;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.SessionView;
import dev.patternengine.mining.OpenSession;
import dev.patternengine.mining.Sessions;
import dev.patternengine.storage.LogFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the owner of one partition keeps: its last entry, its open sessions and the ids it saw. Runs ahead of the log. */
final class Lane {
    private final int partition;
    private final Sessions.Limits limits;
    private final Window window = new Window();
    private final Map<String, Sessions> sessions = new HashMap<>();
    private EntryId last;

    /** @param last the partition's last stored entry */
    Lane(int partition, Sessions.Limits limits, EntryId last) {
        this.partition = partition;
        this.last = last;
        this.limits = limits;
    }

    private Sessions sessions(String tenant) {
        return sessions.computeIfAbsent(tenant, ignored -> new Sessions(limits));
    }

    /** The observation in its place; empty when its id is known. */
    Optional<Placed> place(String tenant, long key, Observation observation, long stamp, Collection<Long> ended) {
        return window.add(key, observation.id())
                ? Optional.of(sessions(tenant).place(key, observation, stamp, ended))
                : Optional.empty();
    }

    /** Notes an outcome; false when it was noted before. */
    boolean isNew(Outcome outcome) {
        return window.add(outcome);
    }

    /** Ends the sessions that were silent too long: a batch for each tenant that has some. */
    List<Batch> expire(long stamp) {
        List<Batch> batches = new ArrayList<>();
        sessions.forEach((tenant, open) -> {
            List<Long> ended = open.expire(stamp);
            if (!ended.isEmpty()) {
                batches.add(new Batch(tenant, partition, stamp, List.of(), ended, List.of()));
            }
        });
        sessions.values().removeIf(open -> open.size() == 0);
        return batches;
    }

    /** The next entry of this partition. */
    Entry next(Batch batch, List<Evidence> evidence) {
        Entry entry = new Entry(last.next(), last, batch, evidence);
        last = entry.id();
        return entry;
    }

    /**
     * Takes a stored entry in.
     *
     * @throws LogFailure when it does not follow the last one
     */
    void follow(Entry entry) {
        if (!entry.predecessor().equals(last)) {
            throw new LogFailure("partition " + partition + ": entry " + entry.id() + " follows " + entry.predecessor()
                    + ", but what is known ends at " + last + ": part of the log is missing");
        }
        last = entry.id();
        if (entry.isBarrier()) {
            return;
        }
        sessions(entry.batch().tenant()).replay(entry.batch());
        entry.batch().observations().forEach(window::follow);
        entry.batch().outcomes().forEach(window::add);
    }

    /** Goes on after an entry, unless it is there already. */
    void skip(EntryId lost) {
        last = lost.number() > last.number() ? lost : last;
    }

    Optional<SessionView> view(String tenant, String session) {
        Sessions open = sessions.get(tenant);
        return open == null ? Optional.empty() : open.view(tenant, session);
    }

    EntryId last() {
        return last;
    }

    /** The lane as it is now. */
    List<byte[]> parts() {
        List<byte[]> parts = new ArrayList<>();
        parts.add(LaneParts.ids(partition, last, window.hashes()));
        sessions.forEach((tenant, open) -> parts.addAll(LaneParts.sessions(partition, tenant, open)));
        return parts;
    }

    void restore(EntryId lastEntry, long[] hashes) {
        last = lastEntry;
        window.restore(hashes);
    }

    void restore(String tenant, long key, OpenSession open) {
        sessions(tenant).restore(key, open);
    }

    int openSessions() {
        return sessions.values().stream().mapToInt(Sessions::size).sum();
    }
}
