package dev.patternengine.ingest;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Outcome;
import dev.patternengine.domain.Positions;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.SessionView;
import dev.patternengine.mining.OpenSession;
import dev.patternengine.mining.Sessions;
import dev.patternengine.storage.LogFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The partitions a node owns. One thread. */
final class Lanes implements LaneParts.Target {
    /** Timestamps may lie so far after the stamp. */
    static final long FUTURE_MILLIS = 5 * 60_000;

    /** Epochs are seconds since the end of 2019. */
    private static final long FIRST_EPOCH_MILLIS = 1_577_836_800_000L;

    private final int partitions;
    private final Sessions.Limits limits;
    private final long incarnation;
    private final IntFunction<EntryId> stored;
    private final IntPredicate owned;
    private final Map<Integer, Lane> lanes = new TreeMap<>();
    private long alone;
    private int epoch;

    /**
     * @param incarnation differs with each start, so that observations without session and id stay apart
     * @param stored the last stored entry of a partition
     * @param owned whether a partition is this node's; of some it is
     */
    Lanes(int partitions, Sessions.Limits limits, long incarnation, IntFunction<EntryId> stored, IntPredicate owned) {
        this.owned = owned;
        this.partitions = partitions;
        this.limits = limits;
        this.incarnation = incarnation;
        this.stored = stored;
    }

    private Lane lane(int partition) {
        return lanes.computeIfAbsent(partition, number -> new Lane(number, limits, stored.apply(number)));
    }

    /** Places an observation into the round, unless its id is known. */
    Finding place(String tenant, Observation observation, long stamp, Round round) {
        long key = key(tenant, observation);
        int partition = SessionKey.partition(key, partitions);
        return lane(partition).place(tenant, key, timed(observation, stamp), stamp, round.part(tenant, partition));
    }

    /** Whether an observation that has an id is known. */
    Finding find(String tenant, Observation observation, long stamp) {
        long key = key(tenant, observation);
        return lane(SessionKey.partition(key, partitions)).find(key, timed(observation, stamp), stamp);
    }

    /** One that may be anywhere comes into a partition that this node owns. */
    private long key(String tenant, Observation observation) {
        if (!isAlone(observation)) {
            return SessionKey.of(tenant, observation, 0);
        }
        long key = SessionKey.of(tenant, observation, aloneKey(observation));
        while (observation.id().isEmpty() && !owned.test(SessionKey.partition(key, partitions))) {
            key = SessionKey.of(tenant, observation, aloneKey(observation));
        }
        return key;
    }

    private static boolean isAlone(Observation observation) {
        return observation.session().isEmpty() && observation.agent().isEmpty();
    }

    private long aloneKey(Observation observation) {
        return observation.id().isEmpty() ? Hash64.mix(incarnation, ++alone) : Hash64.of(observation.id());
    }

    /** Fills a missing timestamp from the stamp, and brings one from the far future back. */
    private static Observation timed(Observation observation, long stamp) {
        if (observation.timestamp() == Observation.NO_TIMESTAMP) {
            return observation.at(stamp);
        }
        return observation.timestamp() > stamp + FUTURE_MILLIS ? observation.at(stamp + FUTURE_MILLIS) : observation;
    }

    /** Notes an outcome; false when it was noted before. */
    boolean isNew(Outcome outcome) {
        return lane(partition(outcome.session())).isNew(outcome);
    }

    /** The partition of an outcome: that of its session. */
    int partition(long session) {
        return SessionKey.partition(session, partitions);
    }

    /**
     * An empty batch of the partition whose owner decides what a tenant's model of a kind forgets; none where that is another
     * node's.
     */
    Optional<Batch> forgetting(String tenant, Kind kind, long stamp) {
        int decider = SessionKey.partition(Hash64.mix(Hash64.of(tenant), Hash64.of(kind.label())), partitions);
        return owned.test(decider) ? Optional.of(Batch.of(tenant, decider, stamp, List.of())) : Optional.empty();
    }

    /** Takes over the lanes of others. */
    void adopt(Lanes others) {
        lanes.putAll(others.lanes);
        others.lanes.clear();
    }

    /** Forgets some lanes. */
    void drop(Set<Integer> some) {
        lanes.keySet().removeAll(some);
    }

    List<Batch> expire(long stamp) {
        List<Batch> batches = new ArrayList<>();
        lanes.values().forEach(lane -> batches.addAll(lane.expire(stamp)));
        return batches;
    }

    /** Forgets a session. */
    void erase(String tenant, long session) {
        lane(partition(session)).erase(tenant, session);
    }

    /** Forgets all sessions of some tenants, and tells by partition which these were. */
    Map<Integer, Set<Long>> eraseAll(Predicate<String> tenants) {
        Map<Integer, Set<Long>> erased = new HashMap<>();
        lanes.forEach((partition, lane) -> {
            Set<Long> keys = lane.eraseAll(tenants);
            if (!keys.isEmpty()) {
                erased.put(partition, keys);
            }
        });
        return erased;
    }

    Entry next(Batch batch, List<Evidence> evidence) {
        return lane(batch.partition()).next(batch, evidence, epoch);
    }

    void follow(Entry entry) {
        restored(entry.batch().partition()).follow(entry);
    }

    /** A lane that is being read back: unlike others it does not begin where the log ends. */
    private Lane restored(int partition) {
        return lanes.computeIfAbsent(partition, number -> new Lane(number, limits, EntryId.NONE));
    }

    @Override
    public void ids(int partition, EntryId last, long[] hashes, int[] contents) {
        restored(partition).restore(last, hashes, contents);
    }

    @Override
    public void session(int partition, String tenant, long key, OpenSession open) {
        restored(partition).restore(tenant, key, open);
    }

    /** Goes on after entries that are lost: none that is behind them will come. */
    void skip(Positions lost) {
        lost.last().forEach((partition, id) -> restored(partition).skip(id));
    }

    /** The partitions that have a lane. */
    List<Integer> known() {
        return List.copyOf(lanes.keySet());
    }

    /** A lane as it is now. */
    List<byte[]> parts(int partition) {
        return lane(partition).parts();
    }

    /** The last entries of all lanes. */
    Positions positions() {
        Map<Integer, EntryId> last = new HashMap<>();
        lanes.forEach((partition, lane) -> last.put(partition, lane.last()));
        return new Positions(last);
    }

    /**
     * Requires that what was read back ends where the log ends.
     *
     * @throws LogFailure when it does not
     */
    void requireEnd(Set<Integer> wanted) {
        Positions read = positions();
        for (int partition : wanted) {
            EntryId end = stored.apply(partition);
            if (!read.at(partition).equals(end)) {
                throw new LogFailure("partition " + partition + ": what was read ends at " + read.at(partition)
                        + ", but the log at " + end + ": part of it is missing");
            }
        }
    }

    Optional<SessionView> view(String tenant, String session) {
        Lane lane = lanes.get(partition(SessionKey.named(tenant, session)));
        return lane == null ? Optional.empty() : lane.view(tenant, session);
    }

    /**
     * Raises the epoch of the entries to come above all that were made before, also by another process: one of those may be in
     * the log although it was never acknowledged, and must not be taken for one of these.
     *
     * @param now epoch milliseconds
     */
    void raiseEpoch(long now) {
        long seconds = Math.min((now - FIRST_EPOCH_MILLIS) / 1_000, Integer.MAX_VALUE);
        epoch = Math.max(epoch + 1, (int) Math.max(0, seconds));
    }

    /**
     * Forgets everything, and tells which partitions it knew. Entries to come get a higher epoch than all that were made: one of
     * those may be in the log, or come there, although its append failed.
     */
    List<Integer> clear() {
        List<Integer> known = known();
        lanes.values().forEach(lane -> epoch = Math.max(epoch, lane.last().epoch() + 1));
        lanes.clear();
        return known;
    }

    /** Whether a tenant that has as many sessions open as it may would open another with these. */
    boolean isTooMuch(String tenant, List<Observation> observations) {
        return limits.mostOfTenant() != Integer.MAX_VALUE
                && lanes.values().stream()
                                .mapToInt(lane -> lane.openSessions(tenant))
                                .sum()
                        >= limits.mostOfTenant()
                && observations.stream().anyMatch(observation -> opens(tenant, observation));
    }

    private boolean opens(String tenant, Observation observation) {
        if (isAlone(observation)) {
            return false;
        }
        long key = key(tenant, observation);
        Lane lane = lanes.get(SessionKey.partition(key, partitions));
        return lane == null || !lane.isOpen(tenant, key, observation);
    }

    int openSessions() {
        return lanes.values().stream().mapToInt(Lane::openSessions).sum();
    }
}
