package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Success;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequencePatternsTest {
    private static final long SEED = 11;

    private final Random random = new Random(SEED);
    private Offline engine = engine();
    private int sessions;

    private static Offline engine() {
        return new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);
    }

    private void run(double success, String goal, String... tasks) {
        sessions++;
        boolean good = random.nextDouble() < success;
        for (int place = 0; place < tasks.length; place++) {
            Observation.Builder builder = Observation.of(tasks[place])
                    .session("s" + sessions)
                    .executionTime(10)
                    .success(Success.UNKNOWN);
            if (!goal.isEmpty()) {
                builder.context("goal", Value.of(goal));
            }
            engine.observe(
                    place == tasks.length - 1 ? builder.outcome(good ? 1 : 0).build() : builder.build());
        }
    }

    private List<Pattern> sequences() {
        return engine.patterns(Kind.SEQUENCE).stream()
                .filter(pattern -> pattern.detail() instanceof Pattern.Sequence)
                .toList();
    }

    private List<Pattern> workflows() {
        return engine.patterns(Kind.SEQUENCE).stream()
                .filter(pattern -> pattern.detail() instanceof Pattern.Workflow)
                .toList();
    }

    private static List<String> tasks(Pattern pattern) {
        Pattern.Sequence sequence = (Pattern.Sequence) pattern.detail();
        return Stream.concat(sequence.steps().stream(), Stream.of(sequence.next()))
                .toList();
    }

    private static boolean isTelling(Pattern pattern) {
        return pattern.title().contains("succeed");
    }

    private String task(int most) {
        return "t" + random.nextInt(most);
    }

    @Test
    void patterns_taskThatGoesWithFailure_tellHowMuch() {
        for (int run = 0; run < 300; run++) {
            run(0.9, "", "open", task(3), "close");
            run(0.3, "", "open", task(3), "force", "close");
        }
        Pattern force = sequences().stream()
                .filter(SequencePatternsTest::isTelling)
                .filter(pattern -> tasks(pattern).contains("force"))
                .findFirst()
                .orElseThrow();
        assertThat(force.sessions()).isEqualTo(300);
        assertThat(force.support()).isEqualTo(300);
        assertThat(force.successRate()).isCloseTo(0.3, within(0.06));
        assertThat(force.evidence())
                .containsEntry("success_sessions", 300.0)
                .containsEntry("success_without_sessions", 300.0)
                .hasEntrySatisfying("success_without", rate -> assertThat(rate).isCloseTo(0.9, within(0.06)))
                .hasEntrySatisfying(
                        "success_difference_high", high -> assertThat(high).isBetween(-0.6, -0.4))
                .hasEntrySatisfying(
                        "success_difference_low", low -> assertThat(low).isBetween(-0.8, -0.6));
        assertThat(force.title()).contains("of 300 sessions with it succeed");
    }

    @Test
    void patterns_taskThatGoesWithFailure_tellWhenItWasDoneWhateverCameBefore() {
        long day = 86_400_000L;
        for (int run = 0; run < 120; run++) {
            List<String> tasks = run % 2 == 0
                    ? List.of("a" + run % 5, "close")
                    : List.of("b" + run % 7, "force", "c" + run % 5, "close");
            for (String task : tasks) {
                engine.observe(Observation.of(task)
                        .session("day" + run)
                        .timestamp((20_000 + run) * day + 7)
                        .end(task.equals("close"))
                        .success(run % 2 == 0 || !task.equals("close"))
                        .build());
            }
        }
        Pattern force = sequences().stream()
                .filter(pattern -> tasks(pattern).equals(List.of("force")))
                .findFirst()
                .orElseThrow();
        assertThat(force.firstSeen()).isEqualTo(20_001 * day);
        assertThat(force.lastSeen()).isEqualTo(20_119 * day);
    }

    @Test
    void patterns_outcomesByChance_areRarelySaidToDiffer() {
        int worlds = 40;
        int wrong = 0;
        for (int world = 0; world < worlds; world++) {
            engine = engine();
            for (int run = 0; run < 120; run++) {
                run(0.5, "", task(4), task(4), task(4), task(4), task(4));
            }
            wrong += sequences().stream().anyMatch(SequencePatternsTest::isTelling) ? 1 : 0;
        }
        assertThat((double) wrong / worlds).as("seed %d", SEED).isLessThanOrEqualTo(0.1);
    }

    @Test
    void patterns_onePathOfEight_isShownOnce() {
        for (int run = 0; run < 40; run++) {
            run(0.2, "", "a", "b", "c", "d", "e", "f", "g", "h");
            run(0.9, "", "x", task(30), task(30));
        }
        assertThat(sequences())
                .filteredOn(pattern -> tasks(pattern).stream().anyMatch(task -> task.length() == 1))
                .filteredOn(pattern -> !tasks(pattern).contains("x"))
                .extracting(SequencePatternsTest::tasks)
                .containsExactly(List.of("a", "b", "c", "d", "e", "f", "g", "h"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents/intercode_sql.ndjson", "agents/tau2_airline.ndjson", "process/sepsis.ndjson"})
    void patterns_recordedRuns_areClosed(String file) {
        Collection<List<Observation>> runs = RealRuns.read(file).values();
        runs.forEach(run -> run.forEach(engine::observe));
        List<Pattern> shown = sequences();
        assertThat(shown).isNotEmpty();
        for (Pattern pattern : shown) {
            assertThat(shown)
                    .as("no longer version of %s with nearly its support", pattern.title())
                    .noneMatch(longer -> tasks(longer).size() > tasks(pattern).size()
                            && endsWith(tasks(longer), tasks(pattern))
                            && longer.support() >= 0.9 * pattern.support());
        }
        System.out.printf(
                "%s: %d sequences, %d of them by success%n",
                file,
                shown.size(),
                shown.stream().filter(SequencePatternsTest::isTelling).count());
        Stream.concat(
                        shown.stream().filter(SequencePatternsTest::isTelling).limit(6),
                        workflows().stream().limit(4))
                .forEach(pattern -> System.out.println("  " + pattern.title() + " " + pattern.applies()));
    }

    private static boolean endsWith(List<String> tasks, List<String> end) {
        return tasks.subList(tasks.size() - end.size(), tasks.size()).equals(end);
    }

    @Test
    void workflows_taskAndGoal_nameTheWayWithMostSuccess() {
        for (int run = 0; run < 60; run++) {
            if (run % 2 == 0) {
                run(0.95, "refund the order", "find", "check", "refund");
            } else {
                run(0.95, "refund the order", "find", "check", "check", "refund");
            }
            run(0.6, "refund the order", "find", "refund", "refund", "apologise");
            run(0.9, "change an address", "find", "edit");
            run(0.1, "change an address", "edit", "edit");
        }
        Pattern refund = workflows().stream()
                .filter(pattern -> pattern.applies().getOrDefault("goal", "").contains("refund"))
                .findFirst()
                .orElseThrow();
        assertThat(refund.detail()).isInstanceOfSatisfying(Pattern.Workflow.class, workflow -> {
            assertThat(workflow.steps()).containsExactly("find", "check", "refund");
            assertThat(workflow.seconds()).isBetween(27.0, 33.0);
        });
        assertThat(refund.support()).isEqualTo(60);
        assertThat(refund.confidence()).isEqualTo(refund.successRate()).isCloseTo(0.95, within(0.06));
        assertThat(refund.interval().low()).isLessThan(refund.confidence());
        assertThat(refund.applies().get("task"))
                .contains("check")
                .contains("refund")
                .contains("find");
        assertThat(workflows().stream().map(SequencePatternsTest::steps))
                .contains(List.of("find", "edit"), List.of("find", "refund", "apologise"))
                .doesNotContain(List.of("edit"));
    }

    private static List<String> steps(Pattern pattern) {
        return ((Pattern.Workflow) pattern.detail()).steps();
    }
}
