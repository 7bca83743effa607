package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Offline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of sequences against those of a program that keeps all sessions. */
class GramsTest {
    private static final long SEED = 97;
    private static final List<Success> ENDINGS = List.of(Success.YES, Success.NO, Success.UNKNOWN);

    private final Offline engine = new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);

    /** What is counted of a sequence. */
    private record Count(long support, long followed, long sessions, long succeeded, long known) {
        static final Count NONE = new Count(0, 0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    support + other.support,
                    followed + other.followed,
                    sessions + other.sessions,
                    succeeded + other.succeeded,
                    known + other.known);
        }

        static Count of(Gram gram) {
            return new Count(gram.support(), gram.followed(), gram.sessions(), gram.succeeded(), gram.known());
        }
    }

    private static Map<List<Long>, Count> bruteForce(Collection<List<Observation>> sessions) {
        Map<List<Long>, Count> counts = new HashMap<>();
        for (List<Observation> session : sessions) {
            List<Long> tasks =
                    session.stream().map(each -> Hash64.of(each.task())).toList();
            Set<List<Long>> met = new HashSet<>();
            for (int from = 0; from < tasks.size(); from++) {
                for (int to = from + 1; to <= Math.min(tasks.size(), from + 8); to++) {
                    List<Long> gram = List.copyOf(tasks.subList(from, to));
                    Count one = new Count(1, to < tasks.size() ? 1 : 0, 0, 0, 0);
                    Count first = met.add(gram) ? ending(session.get(session.size() - 1)) : Count.NONE;
                    counts.merge(gram, one.plus(first), Count::plus);
                }
            }
        }
        return counts;
    }

    private static Count ending(Observation last) {
        boolean known = last.closes() && (last.hasOutcome() || last.success() != Success.UNKNOWN);
        boolean good = last.hasOutcome() ? last.outcome() >= 0.5 : last.success() == Success.YES;
        return new Count(0, 0, 1, known && good ? 1 : 0, known ? 1 : 0);
    }

    private static Map<List<Long>, Count> counted(Model model, long least) {
        Map<List<Long>, Count> counts = new HashMap<>();
        Grams.of(Paths.of(model), least).forEach(gram -> counts.put(gram.tasks(), Count.of(gram)));
        return counts;
    }

    /** Sessions over few tasks, so that sequences come again within them; some end in no known way, some not at all. */
    private static List<List<Observation>> randomSessions(Random random, int count) {
        List<List<Observation>> sessions = new ArrayList<>();
        for (int session = 0; session < count; session++) {
            List<Observation> tasks = new ArrayList<>();
            int length = 1 + random.nextInt(25);
            for (int place = 0; place < length; place++) {
                Observation.Builder builder = Observation.of("task " + random.nextInt(1 + random.nextInt(4)))
                        .session("s" + session)
                        .success(ENDINGS.get(random.nextInt(3)));
                boolean last = place == length - 1;
                if (last && random.nextInt(3) == 0) {
                    builder.outcome(random.nextDouble());
                }
                tasks.add(builder.end(last && random.nextInt(8) > 0).build());
            }
            sessions.add(tasks);
        }
        return sessions;
    }

    @Test
    void of_randomSessions_areThoseOfBruteForce() {
        List<List<Observation>> sessions = randomSessions(new Random(SEED), 300);
        sessions.forEach(session -> session.forEach(engine::observe));
        Model model = engine.model(Kind.SEQUENCE);
        Map<List<Long>, Count> expected = bruteForce(sessions);
        assertThat(expected).hasSizeGreaterThan(4_000);
        assertThat(counted(model, 1)).as("seed %d", SEED).isEqualTo(expected);
        expected.values().removeIf(count -> count.support() < 7);
        assertThat(counted(model, 7)).as("seed %d", SEED).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents/intercode_sql.ndjson", "agents/tau2_airline.ndjson", "process/sepsis.ndjson"})
    void of_recordedRuns_areThoseOfBruteForce(String file) {
        Collection<List<Observation>> sessions = RealRuns.read(file).values();
        sessions.forEach(session -> session.forEach(engine::observe));
        Map<List<Long>, Count> expected = bruteForce(sessions);
        expected.values().removeIf(count -> count.support() < 5);
        assertThat(counted(engine.model(Kind.SEQUENCE), 5)).isEqualTo(expected);
    }

    @Test
    void of_afterForgetting_areTooLowAndNeverTooHigh() {
        List<List<Observation>> sessions = randomSessions(new Random(SEED), 300);
        sessions.forEach(session -> session.forEach(engine::observe));
        Model model = engine.model(Kind.SEQUENCE);
        Evidence.Builder out = new Evidence.Builder();
        new SequenceMiner().forget(model, model.cells() / 2, out);
        model.apply(out.build());
        Map<List<Long>, Count> expected = bruteForce(sessions);
        Map<List<Long>, Count> left = counted(model, 1);
        assertThat(left).isNotEmpty().hasSizeLessThan(expected.size()).allSatisfy((gram, count) -> {
            assertThat(count.support()).isLessThanOrEqualTo(expected.get(gram).support());
            assertThat(count.sessions()).isLessThanOrEqualTo(expected.get(gram).sessions());
            assertThat(count.known()).isLessThanOrEqualTo(expected.get(gram).known());
        });
    }
}
