package dev.patternengine.mining;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.SessionView;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
    private final Long2ObjectLinkedOpenHashMap<Open> named = new Long2ObjectLinkedOpenHashMap<>();
    private final Long2ObjectLinkedOpenHashMap<Open> byAgent = new Long2ObjectLinkedOpenHashMap<>();

    public Sessions(Limits limits) {
        this.limits = limits;
    }

    /**
     * When sessions end by themselves.
     *
     * @param silenceMillis a named session, by stamps
     * @param idleMillis an agent's session, by event time
     * @param mostOpen sessions of either sort
     */
    public record Limits(long silenceMillis, long idleMillis, int mostOpen) {
        public static final Limits DEFAULT = new Limits(24 * 3_600_000L, 30 * 60_000L, 8_192);
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
        Long2ObjectLinkedOpenHashMap<Open> sessions = sessionsOf(observation);
        Open open = sessions.get(key);
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

    private boolean isCut(Open open, Observation observation) {
        return observation.session().isEmpty() && observation.timestamp() - open.lastSeen > limits.idleMillis();
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
    }

    private void follow(Placed placed, long stamp) {
        Long2ObjectLinkedOpenHashMap<Open> sessions = sessionsOf(placed.observation());
        if (placed.ends()) {
            sessions.remove(placed.session());
            return;
        }
        Open open = placed.begins() ? null : sessions.getAndMoveToLast(placed.session());
        if (open == null) {
            open = new Open(placed.observation());
            sessions.putAndMoveToLast(placed.session(), open);
        }
        open.add(placed.observation(), stamp);
    }

    private Long2ObjectLinkedOpenHashMap<Open> sessionsOf(Observation observation) {
        return observation.session().isEmpty() ? byAgent : named;
    }

    /** Ends the sessions that were silent too long at the stamp, and returns their keys. */
    public List<Long> expire(long stamp) {
        List<Long> ended = new ArrayList<>();
        expire(named, stamp - limits.silenceMillis(), ended);
        expire(byAgent, stamp - limits.idleMillis(), ended);
        return ended;
    }

    private static void expire(Long2ObjectLinkedOpenHashMap<Open> sessions, long since, List<Long> ended) {
        while (!sessions.isEmpty() && sessions.get(sessions.firstLongKey()).lastStamp < since) {
            ended.add(sessions.firstLongKey());
            sessions.removeFirst();
        }
    }

    /** How many sessions are open. */
    public int size() {
        return named.size() + byAgent.size();
    }

    /** What is known of a named session that is open. */
    public Optional<SessionView> view(String tenant, String session) {
        return Optional.ofNullable(named.get(SessionKey.named(tenant, session))).map(Open::view);
    }

    private static final class Open {
        private static final int REMEMBERED = 8;

        private final String session;
        private final String agent;
        private final long firstSeen;
        private final ArrayDeque<String> recent = new ArrayDeque<>(REMEMBERED);
        private long lastSeen;
        private long lastStamp;
        private long observations;
        private long failures;

        Open(Observation first) {
            session = first.session();
            agent = first.agent();
            firstSeen = first.timestamp();
            lastSeen = firstSeen;
        }

        void add(Observation observation, long stamp) {
            observations++;
            failures += observation.failed() ? 1 : 0;
            lastSeen = Math.max(lastSeen, observation.timestamp());
            lastStamp = Math.max(lastStamp, stamp);
            if (recent.size() == REMEMBERED) {
                recent.removeFirst();
            }
            recent.addLast(observation.task());
        }

        SessionView view() {
            return new SessionView(
                    session, agent, observations, failures, firstSeen, lastSeen, new ArrayList<>(recent));
        }
    }
}
