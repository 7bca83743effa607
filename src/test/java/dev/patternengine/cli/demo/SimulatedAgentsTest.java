package dev.patternengine.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.cli.demo.Truth.Failure;
import dev.patternengine.cli.demo.Truth.Fit;
import dev.patternengine.cli.demo.Truth.Race;
import dev.patternengine.cli.demo.Truth.Remedy;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedAgentsTest {
    private static final long SEED = 7;
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static final SimulatedAgents AGENTS = new SimulatedAgents(SEED, START);
    private static final List<Observation> STREAM = AGENTS.observations(40_000);
    private static final Collection<List<Observation>> RUNS = runs();

    /** Whether so many of so many lie within four and a half standard deviations of what the share leads to expect. */
    private static void assertBinomial(String what, double share, long hits, long tries) {
        double bound = 4.5 * Math.sqrt(tries * share * (1 - share)) + 1;
        assertThat((double) hits)
                .as("%s: %d of %d, seed %d", what, hits, tries, SEED)
                .isBetween(tries * share - bound, tries * share + bound);
    }

    private static Collection<List<Observation>> runs() {
        Map<String, List<Observation>> runs = new LinkedHashMap<>();
        STREAM.forEach(observation -> runs.computeIfAbsent(observation.session(), name -> new ArrayList<>())
                .add(observation));
        return runs.values();
    }

    /** The text around the first place of a message, enough to tell the messages of a world apart. */
    private static Predicate<Observation> failedAs(Failure failure) {
        String beginning = failure.message().substring(0, failure.message().indexOf('{'));
        return observation -> observation.task().equals(failure.task())
                && !observation.error().isEmpty()
                && observation.error().startsWith(beginning);
    }

    private static double median(List<Observation> observations) {
        List<Double> times =
                observations.stream().map(Observation::executionTime).sorted().toList();
        return times.get(times.size() / 2);
    }

    private List<Observation> calls(Race race, String value) {
        return STREAM.stream()
                .filter(call -> call.task().equals(race.task())
                        && call.params().text(race.param()).equals(value))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 3_000})
    void upTo_moment_endsLessThanADayBeforeAndIsElseTheSame(int count) {
        Instant end = Instant.parse("2031-07-09T03:12:45Z");
        List<Observation> dated = SimulatedAgents.upTo(end, 7, count).observations(count);
        List<Observation> others = new SimulatedAgents(7, Instant.parse("2026-01-05T08:00:00Z")).observations(count);

        long last = dated.get(dated.size() - 1).timestamp();

        assertThat(Instant.ofEpochMilli(last)).isBetween(end.minus(Duration.ofDays(1)), end);
        long shift = last - others.get(others.size() - 1).timestamp();
        assertThat(dated.stream().map(one -> one.at(one.timestamp() - shift)))
                .containsExactlyElementsOf(
                        others.stream().map(one -> one.at(one.timestamp())).toList());
    }

    @Test
    void observations_sameSeed_givesTheSameStream() {
        assertThat(new SimulatedAgents(SEED, START).observations(40_000)).isEqualTo(STREAM);
        assertThat(new SimulatedAgents(SEED + 1, START).observations(40_000)).isNotEqualTo(STREAM);
    }

    @Test
    void observations_ofACount_areWholeRunsInOrderOfTime() {
        assertThat(STREAM).hasSizeBetween(40_000, 40_040);
        assertThat(STREAM).isSortedAccordingTo((one, other) -> Long.compare(one.timestamp(), other.timestamp()));
        assertThat(STREAM.stream().map(Observation::id)).doesNotHaveDuplicates();
        assertThat(STREAM.stream().map(Observation::agent).distinct()).hasSize(12);
        assertThat(RUNS).allSatisfy(run -> assertThat(IntStream.range(0, run.size())
                        .filter(place -> run.get(place).closes()))
                .containsExactly(run.size() - 1));
    }

    @Test
    void remedies_inTheStream_recoverAtThePlantedRates() {
        for (Failure failure : AGENTS.truth().failures()) {
            for (Remedy remedy : failure.remedies()) {
                List<Boolean> recovered = recoveries(failure, remedy.action());
                assertThat(recovered).as(remedy.toString()).hasSizeGreaterThan(20);
                assertBinomial(
                        failure.message() + " → " + remedy.action(),
                        remedy.recovers(),
                        recovered.stream().filter(works -> works).count(),
                        recovered.size());
            }
        }
    }

    /** For each first failure of a run that was followed by the action: whether the task then worked. */
    private List<Boolean> recoveries(Failure failure, String action) {
        List<Boolean> recovered = new ArrayList<>();
        for (List<Observation> run : RUNS) {
            int failed = IntStream.range(0, run.size())
                    .filter(place -> failedAs(failure).test(run.get(place)))
                    .findFirst()
                    .orElse(-1);
            if (failed >= 0 && run.get(failed + 1).task().equals(action)) {
                int again = action.equals(failure.task()) ? failed + 1 : failed + 2;
                assertThat(run.get(again).task()).isEqualTo(failure.task());
                recovered.add(!run.get(again).failed());
            }
        }
        return recovered;
    }

    @Test
    void tools_inTheStream_workAtThePlantedRates() {
        for (Fit fit : AGENTS.truth().fits()) {
            List<Observation> calls = STREAM.stream()
                    .filter(call ->
                            call.task().equals(fit.task()) && call.tool().equals(fit.tool()))
                    .filter(call -> holds(fit, call.context()))
                    .toList();
            long works = calls.stream().filter(call -> !call.failed()).count();
            assertThat(calls).hasSizeGreaterThan(50);
            assertBinomial(fit.toString(), fit.works(), works, calls.size());
        }
    }

    private static boolean holds(Fit fit, Attributes context) {
        return List.of(context.text(fit.feature()).split(" ")).contains(fit.value());
    }

    @Test
    void races_inTheStream_areWonByThePlantedRatio() {
        for (Race race : AGENTS.truth().races()) {
            List<Observation> variant = calls(race, race.variant());
            List<Observation> baseline = calls(race, race.baseline());
            double spread = 4.5 * 0.35 * 1.2533 * Math.sqrt(1.0 / variant.size() + 1.0 / baseline.size());
            assertThat(Math.log(median(baseline) / median(variant)))
                    .as("%s, seed %d", race, SEED)
                    .isBetween(Math.log(race.ratio()) - spread, Math.log(race.ratio()) + spread);
            assertBinomial(
                    race.toString(),
                    race.variantWorks(),
                    variant.stream().filter(call -> !call.failed()).count(),
                    variant.size());
        }
    }

    @Test
    void turns_inTheStream_areTakenAtThePlantedShares() {
        for (Workflow workflow : AGENTS.truth().workflows()) {
            assertThat(workflow.usualPath()).hasSizeBetween(8, 12);
            for (Workflow.Turn turn : workflow.turns()) {
                List<String> others = others(workflow, turn.next());
                long usual = arrivals(workflow, turn.next());
                long other = others.stream()
                        .mapToLong(task -> arrivals(workflow, task))
                        .sum();
                assertBinomial(turn.toString(), turn.share(), usual, usual + other);
            }
        }
    }

    private static List<String> others(Workflow workflow, String usual) {
        return workflow.stages().stream()
                .filter(stage -> stage.usual().tasks().get(0).equals(usual))
                .flatMap(stage -> stage.branches().stream())
                .map(branch -> branch.tasks().get(0))
                .filter(task -> !task.equals(usual))
                .toList();
    }

    /** Runs of the workflow, known by its first task, its domain and goals, that took the task once the way had parted. */
    private long arrivals(Workflow workflow, String task) {
        return RUNS.stream()
                .filter(run -> isOf(workflow, run.get(0)))
                .filter(run -> run.stream().anyMatch(call -> call.task().equals(task)))
                .count();
    }

    private static boolean isOf(Workflow workflow, Observation first) {
        return workflow.domain().equals(first.context().text("domain"))
                && workflow.goals().stream()
                        .anyMatch(goal ->
                                first.context().text(Attributes.GOAL).matches(goal.replaceAll("\\{\\w+}", ".+")));
    }
}
