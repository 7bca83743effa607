package dev.patternengine.ingest;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.SessionView;
import dev.patternengine.mining.OpenSession;
import dev.patternengine.mining.Sessions;
import dev.patternengine.storage.LogFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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

    /** Puts the observation in its place, unless its id is known. */
    Finding place(String tenant, long key, Observation observation, long stamp, Round.Part part) {
        Finding finding = window.add(key, observation, stamp);
        if (finding == Finding.NEW) {
            part.observations().add(sessions(tenant).place(key, observation, stamp, part.ended()));
        }
        return finding;
    }

    /** Whether an observation's id is known. */
    Finding find(long key, Observation observation, long stamp) {
        return window.find(key, observation, stamp);
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

    /** Forgets a session. */
    void erase(String tenant, long key) {
        sessions(tenant).erase(key);
    }

    /** Forgets all sessions of some tenants, and tells which these were. */
    Set<Long> eraseAll(Predicate<String> tenants) {
        Set<Long> erased = new HashSet<>();
        sessions.keySet().stream()
                .filter(tenants)
                .forEach(tenant -> erased.addAll(sessions.get(tenant).keys()));
        sessions.keySet().removeIf(tenants);
        return erased;
    }

    /** The next entry of this partition, under an epoch that is at least that. */
    Entry next(Batch batch, List<Evidence> evidence, int epoch) {
        Entry entry = new Entry(last.next(epoch), last, batch, evidence);
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
        entry.batch()
                .observations()
                .forEach(placed -> window.follow(placed, entry.batch().stamp()));
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
        parts.add(LaneParts.ids(partition, last, window.hashes(), window.contents()));
        sessions.forEach((tenant, open) -> parts.addAll(LaneParts.sessions(partition, tenant, open)));
        return parts;
    }

    void restore(EntryId lastEntry, long[] hashes, int[] contents) {
        last = lastEntry;
        window.restore(hashes, contents);
    }

    void restore(String tenant, long key, OpenSession open) {
        sessions(tenant).restore(key, open);
    }

    boolean isOpen(String tenant, long key, Observation observation) {
        Sessions open = sessions.get(tenant);
        return open != null && open.isOpen(key, observation);
    }

    int openSessions(String tenant) {
        Sessions open = sessions.get(tenant);
        return open == null ? 0 : open.size();
    }

    int openSessions() {
        return sessions.values().stream().mapToInt(Sessions::size).sum();
    }
}
