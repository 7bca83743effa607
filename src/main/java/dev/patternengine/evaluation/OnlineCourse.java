package dev.patternengine.evaluation;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miners;
import dev.patternengine.mining.Offline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Predict, score, learn, one observation after the other; the answer is fixed at the session's previous observation or at
 * arrival. A session's first observation is learned, not scored.
 */
final class OnlineCourse implements Course {
    private final Protocol protocol;
    private final LongConsumer progress;
    private final Offline engine;
    private final Ngrams ngrams = new Ngrams(1);
    private final Tasks tasks = new Tasks();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Hits hits = new Hits();
    private long observations;
    private long alone;

    OnlineCourse(Protocol protocol, Miners miners, LearnerLimits limits, LongConsumer progress) {
        this.protocol = protocol;
        this.progress = progress;
        this.engine = new Offline(miners, limits);
    }

    /** What the baselines know of a session: what it did, and their answers for what comes next, null until fixed. */
    private static final class Session {
        private Ngrams.History history = Ngrams.History.begin();
        private int[][] answers;
    }

    @Override
    public void observe(Observation observation) {
        if (protocol == Protocol.ARRIVAL) {
            engine.observe(List.of(engine.place(observation)));
        } else {
            engine.observe(observation);
        }
        String name = Course.session(observation);
        if (name.isEmpty()) {
            alone++;
        } else {
            count(name, tasks.number(observation.task()));
        }
        progress.accept(++observations);
    }

    private void count(String name, int task) {
        Session session = sessions.get(name);
        if (session == null) {
            session = new Session();
            sessions.put(name, session);
        } else {
            hits.add(session.answers == null ? ngrams.answers(session.history) : session.answers, task);
        }
        ngrams.learn(session.history, task);
        session.history = session.history.after(task);
        session.answers = protocol == Protocol.ARRIVAL ? null : ngrams.answers(session.history);
    }

    @Override
    public Report report() {
        return new Report(
                "",
                protocol,
                observations,
                sessions.size() + alone,
                Kind.ALL.stream().map(engine::quality).toList(),
                hits.baselines(),
                Double.NaN);
    }
}
