package dev.patternengine.mining;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Decision;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.SessionView;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The open sessions of one partition: decides which observation begins and which ends one.
 *
 * <p>A named session ends by {@code end}, by an outcome, or after a day without entries, measured by the entries' stamps
 * and never by event time, because real processes pause for weeks. An agent's session is also cut where its observations
 * lie more than half an hour apart. An observation without session and agent is a session of its own. When too many are
 * open, the one that was silent longest ends.
 *
 * <p>Memory: about 300 bytes an open session. One owner, one thread.
 */
public final class Sessions {
    private final Limits limits;
    private final Long2ObjectLinkedOpenHashMap<OpenSession> named = new Long2ObjectLinkedOpenHashMap<>();
    private final Long2ObjectLinkedOpenHashMap<OpenSession> byAgent = new Long2ObjectLinkedOpenHashMap<>();

    public Sessions(Limits limits) {
        this.limits = limits;
    }

    /**
     * When sessions end by themselves.
     *
     * @param silenceMillis a named session, by stamps
     * @param idleMillis an agent's session, by event time
     * @param mostOpen sessions of either sort
     * @param mostOfTenant sessions of a tenant's in all partitions of a node, about
     */
    public record Limits(long silenceMillis, long idleMillis, int mostOpen, int mostOfTenant) {
        public static final Limits DEFAULT = new Limits(24 * 3_600_000L, 30 * 60_000L, 8_192);

        /** Any number for a tenant. */
        public Limits(long silenceMillis, long idleMillis, int mostOpen) {
            this(silenceMillis, idleMillis, mostOpen, Integer.MAX_VALUE);
        }

        public Limits withMostOfTenant(int other) {
            return new Limits(silenceMillis, idleMillis, mostOpen, other);
        }
    }

    /** Whether the session that the observation belongs to is open. */
    public boolean isOpen(long key, Observation observation) {
        return sessionsOf(observation).containsKey(key);
    }

    /**
     * Places an observation whose timestamp is filled in.
     *
     * @param ended of this batch, after its observations: takes sessions that must make room, and gives back those that
     *     begin again
     */
    public Placed place(long key, Observation observation, long stamp, Collection<Long> ended) {
        if (observation.session().isEmpty() && observation.agent().isEmpty()) {
            return new Placed(key, true, true, observation);
        }
        Long2ObjectLinkedOpenHashMap<OpenSession> sessions = sessionsOf(observation);
        OpenSession open = sessions.get(key);
        boolean begins = open == null || isCut(open, observation);
        if (begins) {
            ended.remove(key);
        }
        Placed placed = new Placed(key, begins, observation.closes(), observation);
        follow(placed, stamp);
        if (sessions.size() > limits.mostOpen()) {
            ended.add(sessions.firstLongKey());
            sessions.removeFirst();
        }
        return placed;
    }

    private boolean isCut(OpenSession open, Observation observation) {
        return observation.session().isEmpty() && observation.timestamp() - open.lastSeen() > limits.idleMillis();
    }

    /** Brings the sessions to where they were after a stored batch. */
    public void replay(Batch batch) {
        for (Placed placed : batch.observations()) {
            follow(placed, batch.stamp());
        }
        for (long key : batch.ended()) {
            named.remove(key);
            byAgent.remove(key);
        }
        for (Decision decision : batch.decisions()) {
            if (decision instanceof Decision.SessionErased erased) {
                erase(erased.session());
            }
        }
    }

    private void follow(Placed placed, long stamp) {
        Long2ObjectLinkedOpenHashMap<OpenSession> sessions = sessionsOf(placed.observation());
        if (placed.ends()) {
            sessions.remove(placed.session());
            return;
        }
        OpenSession open = placed.begins() ? null : sessions.getAndMoveToLast(placed.session());
        if (open == null) {
            open = new OpenSession(placed.observation());
            sessions.putAndMoveToLast(placed.session(), open);
        }
        open.add(placed.observation(), stamp);
    }

    private Long2ObjectLinkedOpenHashMap<OpenSession> sessionsOf(Observation observation) {
        return observation.session().isEmpty() ? byAgent : named;
    }

    /** Ends the sessions that were silent too long at the stamp, and returns their keys. */
    public List<Long> expire(long stamp) {
        List<Long> ended = new ArrayList<>();
        expire(named, stamp - limits.silenceMillis(), ended);
        expire(byAgent, stamp - limits.idleMillis(), ended);
        return ended;
    }

    private static void expire(Long2ObjectLinkedOpenHashMap<OpenSession> sessions, long since, List<Long> ended) {
        while (!sessions.isEmpty() && sessions.get(sessions.firstLongKey()).lastStamp() < since) {
            ended.add(sessions.firstLongKey());
            sessions.removeFirst();
        }
    }

    /** Forgets a session. */
    public void erase(long key) {
        named.remove(key);
        byAgent.remove(key);
    }

    /** The keys of the open sessions. */
    public Set<Long> keys() {
        Set<Long> keys = new HashSet<>(named.keySet());
        keys.addAll(byAgent.keySet());
        return keys;
    }

    /** How many sessions are open. */
    public int size() {
        return named.size() + byAgent.size();
    }

    /** What is known of a named session that is open. */
    public Optional<SessionView> view(String tenant, String session) {
        return Optional.ofNullable(named.get(SessionKey.named(tenant, session))).map(OpenSession::view);
    }

    /** Visits the open sessions, each sort's silent longest first. */
    public void forEach(BiConsumer<Long, OpenSession> visitor) {
        named.forEach(visitor);
        byAgent.forEach(visitor);
    }

    /** Opens a session as it was, after those that were silent longer. */
    public void restore(long key, OpenSession open) {
        (open.isNamed() ? named : byAgent).putAndMoveToLast(key, open);
    }
}
