package dev.patternengine.mining;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Candidate;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.SessionKey;
import dev.patternengine.domain.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A miner under test, what it is fed with and what is asked of it. */
abstract class MinerHarness<S, F> {
    static final long SEED = 20_260_101L;
    static final String TENANT = "t";

    /** A new miner of the kind under test. */
    protected abstract Miner<S, F> miner();

    /** Whether {@link Miner#teach} consults memory of its own, so that evidence after a restart may differ. */
    protected boolean remembers() {
        return false;
    }

    Learner<S, F> learner() {
        return learner(LearnerLimits.DEFAULT);
    }

    Learner<S, F> learner(LearnerLimits limits) {
        return new Learner<>(this::miner, limits, failure -> {
            throw failure;
        });
    }

    static List<Observation> observations(int count) {
        return new RandomRuns(SEED, 12).observations(count);
    }

    /** Batches of a few observations each, of the partitions given in turn. */
    static List<Batch> batches(List<Observation> observations, int partitions) {
        List<Sessions> sessions = new ArrayList<>();
        List<List<Placed>> waiting = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            sessions.add(new Sessions(Sessions.Limits.DEFAULT));
            waiting.add(new ArrayList<>());
        }
        List<Batch> batches = new ArrayList<>();
        long line = 0;
        for (Observation observation : observations) {
            long key = SessionKey.of(TENANT, observation, ++line);
            int partition = SessionKey.partition(key, partitions);
            List<Placed> batch = waiting.get(partition);
            batch.add(sessions.get(partition).place(key, observation, line, new ArrayList<>()));
            if (batch.size() > line % 7) {
                batches.add(Batch.of(TENANT, partition, line, batch));
                batch.clear();
            }
        }
        return batches;
    }

    long entries;

    /** The next entry: numbers never come again, as in a log. */
    Entry entry(Batch batch, Kind kind, Evidence part) {
        List<Evidence> parts = new ArrayList<>(Collections.nCopies(Kind.ALL.size(), Evidence.EMPTY));
        parts.set(kind.place(), part);
        return new Entry(new EntryId(++entries, 0), new EntryId(entries - 1, 0), batch, parts);
    }

    /** Teaches and applies batch after batch, as a node that owns all partitions. */
    List<Entry> learn(Learner<S, F> learner, List<Batch> batches) {
        List<Entry> entries = new ArrayList<>();
        for (Batch batch : batches) {
            Entry entry = entry(batch, learner.kind(), learner.teach(batch));
            learner.apply(entry);
            learner.commit(batch);
            entries.add(entry);
        }
        return entries;
    }

    static List<List<Evidence>> evidence(List<Entry> entries) {
        return entries.stream().map(Entry::evidence).toList();
    }

    static byte[] snapshot(Learner<?, ?> learner) {
        return Snapshot.of(learner.model(TENANT));
    }

    static List<Question> questions() {
        Attributes context = Attributes.NONE
                .with("domain", Value.of("domain 1"))
                .with("size", Value.of(3))
                .with("never seen", Value.of(true));
        List<Candidate> candidates = List.of(
                new Candidate("tool 1", "finds the best"),
                new Candidate("task 2", ""),
                new Candidate("never seen", "never seen"));
        List<Question> questions = new ArrayList<>();
        for (String task : List.of("", "task 0", "task 1", "never seen")) {
            Question.Builder plain = Question.builder().task(task).goal("find the best of 3");
            questions.add(plain.build());
            questions.add(plain.context(context).candidates(candidates).build());
            questions.add(plain.error("Unknown column 'c1' in table 2").build());
            questions.add(plain.recent(observations(9)).session("run 3").build());
            questions.add(plain.explore(true).seed(7).limit(100).build());
        }
        return questions;
    }

    static List<String> answers(Learner<?, ?> learner) {
        return questions().stream()
                .map(question -> learner.answer(TENANT, question, 0).toString())
                .toList();
    }
}
