package dev.patternengine.evaluation;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miners;
import dev.patternengine.mining.Offline;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Learns whole sessions, those whose hash falls into the training share, in the order of their first observations; then
 * measures the others with what was learned by then. The baselines learn and are scored on what follows a session's first
 * observation only. Observations without session and agent are learned, first of all.
 */
final class SplitCourse implements Course {
    private static final int SUPPORT = 3;
    private static final int TRAINING_PERCENT = 60;

    private final LongConsumer progress;
    private final Offline engine;
    private final Ngrams ngrams = new Ngrams(SUPPORT);
    private final Tasks tasks = new Tasks();
    private final Map<String, List<Observation>> sessions = new LinkedHashMap<>();
    private final List<Observation> alone = new ArrayList<>();
    private final Hits hits = new Hits();
    private long done;

    SplitCourse(Miners miners, LearnerLimits limits, LongConsumer progress) {
        this.progress = progress;
        this.engine = new Offline(miners, limits);
    }

    @Override
    public void observe(Observation observation) {
        String name = Course.session(observation);
        List<Observation> session =
                name.isEmpty() ? alone : sessions.computeIfAbsent(name, ignored -> new ArrayList<>());
        session.add(observation);
    }

    @Override
    public Report report() {
        learn(alone);
        sessions.forEach(this::train);
        ngrams.freeze();
        sessions.forEach(this::test);
        return new Report(
                "",
                Protocol.SPLIT,
                done,
                sessions.size() + alone.size(),
                Kind.ALL.stream().map(engine::measured).toList(),
                hits.baselines(),
                Double.NaN);
    }

    private void train(String name, List<Observation> session) {
        if (isTraining(name)) {
            learn(session);
            eachStep(session, ngrams::learn);
        }
    }

    private void test(String name, List<Observation> session) {
        if (!isTraining(name)) {
            measure(session);
            eachStep(session, (history, task) -> hits.add(ngrams.answers(history), task));
        }
    }

    private void learn(List<Observation> observations) {
        for (Observation observation : observations) {
            engine.observe(observation);
            progress.accept(++done);
        }
    }

    private void measure(List<Observation> observations) {
        for (Observation observation : observations) {
            engine.measure(observation);
            progress.accept(++done);
        }
    }

    /** Takes a task with what its session did before. */
    @FunctionalInterface
    private interface Step {
        void take(Ngrams.History history, int task);
    }

    /** Each task of a session but the first. */
    private void eachStep(List<Observation> session, Step step) {
        Ngrams.History history = Ngrams.History.begin();
        for (int place = 0; place < session.size(); place++) {
            int task = tasks.number(session.get(place).task());
            if (place > 0) {
                step.take(history, task);
            }
            history = history.after(task);
        }
    }

    /** Whether a session's name falls into the training share; whoever repeats the split needs the name alone. */
    static boolean isTraining(String session) {
        BigInteger hash = new BigInteger(1, sha1(session.getBytes(StandardCharsets.UTF_8)));
        return hash.mod(BigInteger.valueOf(100)).intValue() < TRAINING_PERCENT;
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }
}
