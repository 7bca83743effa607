package dev.patternengine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miners;
import dev.patternengine.mining.sequence.SequenceMiner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvaluationTest {
    private static final Miners MINERS = CountingMiner.miners().with(SequenceMiner::new);

    private static Observation done(String session, String task) {
        return Observation.of(task).session(session).build();
    }

    private static Report evaluate(Protocol protocol, List<Observation> observations) {
        return Evaluation.evaluate(observations.iterator(), protocol, MINERS, LearnerLimits.DEFAULT, done -> {});
    }

    private static List<Observation> alternating(int sessions, int length) {
        List<Observation> observations = new ArrayList<>();
        for (int place = 0; place < length; place++) {
            for (int session = 0; session < sessions; session++) {
                observations.add(done("s" + session, place % 2 == 0 ? "a" : "b"));
            }
        }
        return observations;
    }

    @Test
    void evaluate_otherSessionsInBetween_commitKnowsNothingOfThem() {
        List<Observation> observations = List.of(done("s1", "a"), done("s2", "a"), done("s2", "b"), done("s1", "b"));
        assertThat(evaluate(Protocol.COMMIT, observations).baselines().ngram().top1())
                .isZero();
        assertThat(evaluate(Protocol.ARRIVAL, observations).baselines().ngram().top1())
                .isEqualTo(0.5);
        assertThat(evaluate(Protocol.COMMIT, observations)
                        .quality(Kind.SEQUENCE)
                        .figures())
                .containsEntry("top1", 0.0);
        assertThat(evaluate(Protocol.ARRIVAL, observations)
                        .quality(Kind.SEQUENCE)
                        .figures())
                .containsEntry("top1", 0.5);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void evaluate_alternatingTasks_countsAndScoresAllButFirstOnes(Protocol protocol) {
        List<Long> progress = new ArrayList<>();
        List<Observation> observations = alternating(20, 10);
        Report report =
                Evaluation.evaluate(observations.iterator(), protocol, MINERS, LearnerLimits.DEFAULT, progress::add);
        long scoredSessions = protocol == Protocol.SPLIT ? testSessions(20) : 20;
        assertThat(report.observations()).isEqualTo(200);
        assertThat(report.sessions()).isEqualTo(20);
        assertThat(report.qualities()).hasSize(Kind.ALL.size());
        assertThat(report.quality(Kind.SEQUENCE).figures()).containsEntry("scored", 9.0 * scoredSessions);
        assertThat(report.baselines().ngram().n()).isEqualTo(2);
        assertThat(report.baselines().ngram().top1()).isGreaterThan(0.8);
        assertThat(report.baselines().repeatLast().top1()).isZero();
        assertThat(progress).hasSize(200).isSorted().endsWith(200L);
    }

    private static long testSessions(int sessions) {
        long found = 0;
        for (int session = 0; session < sessions; session++) {
            found += SplitCourse.isTraining("s" + session) ? 0 : 1;
        }
        return found;
    }

    @Test
    void evaluate_split_learnsNothingFromTheSessionsItMeasures() {
        List<Observation> observations = new ArrayList<>();
        for (int session = 0; session < 40; session++) {
            String name = "s" + session;
            String next = SplitCourse.isTraining(name) ? "b" : "c";
            observations.add(done(name, "a"));
            observations.add(done(name, next));
        }
        Report report = evaluate(Protocol.SPLIT, observations);
        assertThat(report.quality(Kind.SEQUENCE).figures())
                .containsEntry("scored", (double) testSessions(40))
                .containsEntry("top3", 0.0);
        assertThat(report.baselines().ngram().top3()).isZero();
    }

    @Test
    void evaluate_agentsWithoutSession_areSessionsAndLoneObservationsAreNot() {
        Observation lone = Observation.of("a").build();
        Observation agent = Observation.of("a").agent("x").build();
        Report report = evaluate(Protocol.COMMIT, List.of(lone, lone, agent, agent));
        assertThat(report.sessions()).isEqualTo(3);
        assertThat(report.quality(Kind.SEQUENCE).figures()).containsEntry("scored", 1.0);
    }

    @Test
    void evaluate_nothing_hasNoSharesAndDoesNotThrow() {
        Report report = evaluate(Protocol.COMMIT, List.of()).of("empty.ndjson", 0.1);
        assertThat(report.file()).isEqualTo("empty.ndjson");
        assertThat(report.baselines().ngram().top1()).isNaN();
        assertThat(report.quality(Kind.SEQUENCE).figures().get("top1")).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"3608, false", "run 7, true", "Zo\u00eb, true", "\u00fc1, false", "\u65e5\u672c, true"})
    void isTraining_name_isTheSha1OfItsUtf8Modulo100Below60(String session, boolean training) {
        assertThat(SplitCourse.isTraining(session)).isEqualTo(training);
    }

    @Test
    void of_label_findsTheProtocol() {
        assertThat(Protocol.of("split")).contains(Protocol.SPLIT);
        assertThat(Protocol.of("SPLIT")).isEmpty();
        assertThat(Protocol.COMMIT.label()).isEqualTo("commit");
    }
}
