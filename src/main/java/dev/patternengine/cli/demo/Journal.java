package dev.patternengine.cli.demo;

import dev.patternengine.domain.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The observations of one run, with its clock: calls take their time, and the agent thinks between them. */
final class Journal {
    private static final double MEAN_THINKING_SECONDS = 2.5;

    private final List<Observation.Builder> written = new ArrayList<>();
    private final String session;
    private final String agent;
    private final RandomGenerator random;
    private long now;

    Journal(String session, String agent, long begin, RandomGenerator random) {
        this.session = session;
        this.agent = agent;
        this.now = begin;
        this.random = random;
    }

    /** Writes down a call that took so many seconds. */
    void add(Observation.Builder call, double seconds) {
        double rounded = Math.round(seconds * 1_000) / 1_000.0;
        now += Math.round((rounded + MEAN_THINKING_SECONDS * random.nextExponential()) * 1_000);
        written.add(call.id(session + "-" + (written.size() + 1))
                .session(session)
                .agent(agent)
                .timestamp(now)
                .executionTime(rounded));
    }

    /** The observations of the run, the last of which tells how it went. */
    List<Observation> close(boolean success) {
        written.get(written.size() - 1).outcome(success ? 1 : 0).end(true);
        return written.stream().map(Observation.Builder::build).toList();
    }
}
