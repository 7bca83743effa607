package dev.patternengine.mining;

import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Quality;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionKey;
import java.util.ArrayList;
import java.util.List;

/**
 * All miners over one tenant's observations in one partition and one thread, without log and bus: for commands on files,
 * tests and benchmarks. Stamps by line number, so that no clock has a say. One owner, one thread.
 */
public final class Offline {
    private static final String TENANT = "default";
    private static final int PARTITION = 0;

    private final Sessions sessions = new Sessions(new Sessions.Limits(Long.MAX_VALUE, 30 * 60_000L, 1 << 20));
    private final List<Learner<?, ?>> learners = new ArrayList<>();
    private final List<Model> measurements = new ArrayList<>();
    private EntryId last = EntryId.NONE;
    private long line;

    public Offline(Miners miners, LearnerLimits limits) {
        for (Kind kind : Kind.ALL) {
            learners.add(miners.learner(kind, limits, failure -> {
                throw failure;
            }));
            measurements.add(new Model());
        }
    }

    /** Places an observation as the next line of a file; a missing timestamp becomes the line number. */
    public Placed place(Observation observation) {
        line++;
        Observation timed = observation.timestamp() == Observation.NO_TIMESTAMP ? observation.at(line) : observation;
        return sessions.place(SessionKey.of(TENANT, timed, line), timed, line, new ArrayList<>());
    }

    /** Teaches and applies one entry; then lets crowded models forget. */
    public Entry observe(List<Placed> observations) {
        Batch batch = Batch.of(TENANT, PARTITION, line, observations);
        List<Evidence> evidence = new ArrayList<>(Kind.ALL.size());
        for (Learner<?, ?> learner : learners) {
            evidence.add(learner.teach(batch));
        }
        Entry entry = store(batch, evidence);
        forget();
        return entry;
    }

    private Entry store(Batch batch, List<Evidence> evidence) {
        Entry entry = new Entry(last.next(), last, batch, evidence);
        last = entry.id();
        learners.forEach(learner -> learner.apply(entry));
        return entry;
    }

    /** Lets crowded models forget. */
    private void forget() {
        if (learners.stream().anyMatch(learner -> learner.isCrowded(TENANT))) {
            Batch nothing = Batch.of(TENANT, PARTITION, line, List.of());
            store(
                    nothing,
                    learners.stream().map(learner -> learner.forget(nothing)).toList());
        }
    }

    /** Observes one, and fixes what its session is expected to do next. */
    public void observe(Observation observation) {
        Batch batch = observe(List.of(place(observation))).batch();
        learners.forEach(learner -> learner.commit(batch));
    }

    /** Measures the forecasts of models that learn no more: the figures are in {@link #measured}. */
    public void measure(Observation observation) {
        Batch batch = Batch.of(TENANT, PARTITION, line, List.of(place(observation)));
        for (Kind kind : Kind.ALL) {
            measurements.get(kind.place()).apply(learner(kind).measure(batch));
        }
    }

    /** The figures of {@link #measure} alone. */
    public Quality measured(Kind kind) {
        return learner(kind).quality(measurements.get(kind.place()));
    }

    public Answer answer(Kind kind, Question question) {
        return learner(kind).answer(TENANT, question, PARTITION);
    }

    public List<Pattern> patterns(Kind kind) {
        return learner(kind).patterns(TENANT);
    }

    public Quality quality(Kind kind) {
        return learner(kind).quality(TENANT);
    }

    public Model model(Kind kind) {
        return learner(kind).model(TENANT);
    }

    private Learner<?, ?> learner(Kind kind) {
        return learners.get(kind.place());
    }
}
