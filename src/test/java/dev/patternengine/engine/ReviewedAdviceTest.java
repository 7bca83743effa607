package dev.patternengine.engine;

import static dev.patternengine.engine.Nodes.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Review;
import dev.patternengine.domain.Review.Verdict;
import dev.patternengine.domain.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people say about a pattern holds for the advice that says the same. */
@Timeout(120)
class ReviewedAdviceTest {
    private static final int RUNS = 30;

    private PatternEngine engine;

    @BeforeEach
    void start() throws Exception {
        engine = result(PatternEngine.embedded(Settings.DEFAULT));
        List<Observation> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            List<String> tasks = run % 3 == 0
                    ? List.of("open", "read", "mend", "close")
                    : run % 3 == 1 ? List.of("open", "read", "close") : List.of("find", "read", "close");
            for (String task : tasks) {
                runs.add(Observation.of(task).session("run-" + run).build());
            }
        }
        result(engine.observe(runs));
    }

    @AfterEach
    void stop() throws Exception {
        result(engine.close());
    }

    private void say(Verdict verdict, String... path) throws Exception {
        assertThat(result(engine.gateway().review("default", pattern(path), new Review(verdict, "ann", "", 7))))
                .isPresent();
    }

    /** The id of the pattern that is listed of these tasks in their order. */
    private String pattern(String... path) throws Exception {
        return result(engine.patterns()).stream()
                .filter(one -> one.detail() instanceof Pattern.Sequence sequence
                        && Stream.concat(sequence.steps().stream(), Stream.of(sequence.next()))
                                .toList()
                                .equals(List.of(path)))
                .map(Pattern::id)
                .findFirst()
                .orElseThrow();
    }

    private Advice after(String... tasks) throws Exception {
        return result(engine.recommend(Question.builder()
                .recent(Stream.of(tasks)
                        .map(task -> Observation.of(task).build())
                        .toList())
                .kinds(Set.of(Kind.SEQUENCE))
                .build()));
    }

    private static List<String> actions(Advice advice) {
        return advice.items().stream().map(Advice.Item::action).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"MUTE", "VETO"})
    void keptBack_path_isNotAdvisedWhereItLed(Verdict verdict) throws Exception {
        assertThat(actions(after("open", "read"))).contains("mend", "close");

        say(verdict, "open", "read", "mend");

        assertThat(actions(after("open", "read"))).contains("close").doesNotContain("mend");
        assertThat(actions(after("find", "open", "read"))).doesNotContain("mend");
        assertThat(actions(after("read"))).as("another path").contains("mend");
        for (String task : List.of("open", "read")) {
            result(engine.observe(Observation.of(task).session("live").build()));
        }
        Question live =
                Question.builder().session("live").kinds(Set.of(Kind.SEQUENCE)).build();
        assertThat(actions(result(engine.recommend(live)))).contains("close").doesNotContain("mend");

        result(engine.gateway()
                .review("default", pattern("open", "read", "mend"), new Review(Verdict.NONE, "ann", "", 8)));
        assertThat(actions(after("open", "read"))).contains("mend");
    }

    @Test
    void keptBack_allThatIsKnown_isSilentAndSaysByWhom() throws Exception {
        assertThat(actions(after("mend"))).containsExactly("close");

        say(Verdict.VETO, "open", "read", "mend", "close");
        assertThat(actions(after("mend"))).containsExactly("close");

        Advice advice = after("open", "read", "mend");
        assertThat(advice.items()).isEmpty();
        assertThat(advice.silent().get(0).reason()).contains(pattern("open", "read", "mend", "close"), "veto by ann");
    }

    @Test
    void pinned_longerPath_outweighsTheMuteOfAShorterOne() throws Exception {
        say(Verdict.MUTE, "read", "close");
        assertThat(actions(after("find", "read"))).doesNotContain("close");

        say(Verdict.PIN, "find", "read", "close");

        assertThat(actions(after("find", "read"))).contains("close");
        say(Verdict.VETO, "read", "close");
        assertThat(actions(after("find", "read"))).doesNotContain("close");
    }

    /** What is answered about the tools of a task, for a goal. */
    private Advice tools(String goal) throws Exception {
        return result(engine.recommend(Question.builder()
                .task("pay")
                .goal(goal)
                .kinds(Set.of(Kind.TOOL))
                .build()));
    }

    private void payments() throws Exception {
        List<Observation> uses = new ArrayList<>();
        for (int use = 0; use < 60; use++) {
            for (String tool : List.of("modify", "cancel")) {
                boolean refund = use % 2 == 0;
                uses.add(Observation.of("pay")
                        .tool(tool)
                        .context("goal", new Value.Text(refund ? "refund now" : "settle now"))
                        .success(tool.equals("modify") == refund)
                        .build());
            }
        }
        result(engine.observe(uses));
    }

    @Test
    void keptBack_toolWhereAFeatureHolds_isNotAdvisedThere() throws Exception {
        payments();
        assertThat(actions(tools("refund"))).contains("modify");
        String pattern = result(engine.patterns()).stream()
                .filter(one -> one.detail() instanceof Pattern.Tool tool
                        && tool.tool().equals("modify")
                        && tool.features().equals(List.of("goal has refund")))
                .map(Pattern::id)
                .findFirst()
                .orElseThrow();

        assertThat(result(engine.gateway().review("default", pattern, new Review(Verdict.VETO, "ann", "", 7))))
                .isPresent();

        assertThat(actions(tools("refund"))).doesNotContain("modify").contains("cancel");
        assertThat(actions(tools("settle"))).as("elsewhere").contains("modify", "cancel");
    }
}
