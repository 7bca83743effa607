package dev.patternengine.mining;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.SessionView;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayDeque;
import java.util.ArrayList;

/** What is known of an open session as a whole. About 300 bytes. One owner, one thread. */
public final class OpenSession {
    private static final int REMEMBERED = 8;

    private final String session;
    private final String agent;
    private final long firstSeen;
    private final ArrayDeque<String> recent = new ArrayDeque<>(REMEMBERED);
    private long lastSeen;
    private long lastStamp;
    private long observations;
    private long failures;

    OpenSession(Observation first) {
        this(first.session(), first.agent(), first.timestamp());
        lastSeen = firstSeen;
    }

    private OpenSession(String session, String agent, long firstSeen) {
        this.session = session;
        this.agent = agent;
        this.firstSeen = firstSeen;
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

    /** Whether it was named by who reported it; else it is an agent's. */
    boolean isNamed() {
        return !session.isEmpty();
    }

    /** The latest time of an observation, epoch milliseconds. */
    long lastSeen() {
        return lastSeen;
    }

    /** The stamp of its last entry, epoch milliseconds. */
    long lastStamp() {
        return lastStamp;
    }

    SessionView view() {
        return new SessionView(session, agent, observations, failures, firstSeen, lastSeen, new ArrayList<>(recent));
    }

    /**
     * An open session as bytes. Version 1: session, agent, first and last time, last stamp, observations, failures, the last
     * tasks.
     */
    public static final class Format implements WireFormat<OpenSession> {
        private static final int VERSION = 1;

        @Override
        public void write(OpenSession open, WireOutput out) {
            out.writeByte(VERSION)
                    .writeText(open.session)
                    .writeText(open.agent)
                    .writeSigned(open.firstSeen)
                    .writeSigned(open.lastSeen)
                    .writeSigned(open.lastStamp)
                    .writeCount(open.observations)
                    .writeCount(open.failures)
                    .writeCount(open.recent.size());
            open.recent.forEach(out::writeText);
        }

        @Override
        public OpenSession read(WireInput in) {
            in.requireVersion(VERSION);
            OpenSession open = new OpenSession(in.readText(), in.readText(), in.readSigned());
            open.lastSeen = in.readSigned();
            open.lastStamp = in.readSigned();
            open.observations = in.readCount();
            open.failures = in.readCount();
            for (int left = in.readSize(1); left > 0; left--) {
                open.recent.addLast(in.readText());
            }
            return open;
        }
    }
}
