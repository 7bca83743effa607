package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.SeenCases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceCasesTest {
    private static Observation of(String session, String task) {
        return Observation.of(task).session(session).build();
    }

    private static Observation last(String session, String task, boolean success) {
        return Observation.of(task).session(session).success(success).end(true).build();
    }

    private static SeenCases next(String next, String... steps) {
        Pattern.Sequence detail = new Pattern.Sequence(List.of(steps), next);
        return new SeenCases(SequenceCases.of(SeenCases.pattern(.5, Map.of(), detail), detail)
                .recogniser());
    }

    private static SeenCases with(String task, double difference) {
        Pattern.Sequence detail = new Pattern.Sequence(List.of(), task);
        Map<String, Double> evidence = Map.of("success_difference", difference);
        return new SeenCases(SequenceCases.of(SeenCases.pattern(.5, evidence, detail), detail)
                .recogniser());
    }

    private static SeenCases way(String... steps) {
        return new SeenCases(WorkflowCases.of(new Pattern.Workflow(List.of(steps), Double.NaN))
                .recogniser());
    }

    @Test
    void next_ofInterleavedSessions_isWhatEachDidAfterTheStepsInARow() {
        SeenCases seen = next("c", "a", "b")
                .see(of("x", "a"), of("y", "a"), of("x", "b"), of("y", "c"), of("y", "a"), of("y", "b"))
                .see(of("x", "c"), of("y", "d"), of("x", "a"), of("x", "b"), last("x", "c", true));

        assertThat(seen.found()).containsExactly("+ a b c", "- a b d", "+ a b c");
    }

    @Test
    void next_ofAnotherSessionOfThatName_doesNotFollowTheFirst() {
        SeenCases seen = next("b", "a").see(of("x", "z"), last("x", "a", true), of("x", "b"), of("x", "a"));

        assertThat(seen.end("x").see(of("x", "b")).found()).isEmpty();
    }

    @Test
    void next_ofAnnouncedCalls_waitsForTheirEnd() {
        Observation announced = Observation.of("z").session("x").started(true).build();

        assertThat(next("b", "a").see(of("x", "a"), announced, of("x", "b")).found())
                .containsExactly("+ a b");
    }

    @Test
    void contrast_ofSessionsWithTheTask_isHowTheyEnded() {
        SeenCases seen = with("a", -.3)
                .see(of("x", "a"), last("x", "z", false))
                .see(of("y", "b"), last("y", "z", false))
                .see(last("v", "a", true))
                .see(of("u", "a"))
                .see(Observation.of("z").session("u").outcome(.2).build())
                .see(
                        of("w", "a"),
                        Observation.of("z")
                                .session("w")
                                .success(Success.UNKNOWN)
                                .end(true)
                                .build());

        assertThat(seen.found()).containsExactly("+ a z", "- a", "+ a z");
        assertThat(with("a", .3)
                        .see(last("x", "a", true))
                        .see(of("y", "a"))
                        .end("y")
                        .found())
                .containsExactly("+ a", "+ a");
    }

    @Test
    void workflow_ofWholeSessions_countsRepetitionsOnceAndNothingElse() {
        SeenCases seen = way("a", "b", "c")
                .see(of("x", "a"), of("x", "b"), of("x", "b"), last("x", "c", true))
                .see(of("y", "a"), of("y", "b"), last("y", "c", false))
                .see(of("short", "a"), last("short", "b", true))
                .see(of("long", "a"), of("long", "b"), of("long", "c"), last("long", "d", true))
                .see(of("back", "a"), of("back", "b"), of("back", "a"), last("back", "c", true))
                .seeMiddle(of("cut", "a"))
                .see(of("cut", "b"), last("cut", "c", true))
                .see(of("open", "a"), of("open", "b"), of("open", "c"));

        assertThat(seen.found()).containsExactly("+ a b c", "- a b c");
        assertThat(seen.end("open").found()).hasSize(3);
    }

    @Test
    void workflow_thatIsLong_isShownByItsFirstStepsAndItsLast() {
        String[] steps = new String[40];
        SeenCases seen = way(steps(steps));
        for (int step = 0; step < 39; step++) {
            seen.see(of("x", steps[step]));
        }

        assertThat(seen.see(last("x", steps[39], true)).found())
                .singleElement()
                .asString()
                .startsWith("+ t0 t1 ")
                .endsWith("t14 t39");
    }

    private static String[] steps(String[] steps) {
        for (int step = 0; step < steps.length; step++) {
            steps[step] = "t" + step;
        }
        return steps;
    }
}
