package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Question;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** That what is advised says how long it takes in the circumstances asked about. */
class ExpectedTimesTest {
    private static final Attributes SMALL = Attributes.NONE.with("size", Value.of("small"));
    private static final Attributes LARGE = Attributes.NONE.with("size", Value.of("large"));

    private final Offline engine =
            new Offline(CountingMiner.miners().with(PerformanceMiner::new), LearnerLimits.DEFAULT);

    private void observe(int times, String tool, Attributes context, double seconds) {
        for (int place = 0; place < times; place++) {
            engine.observe(Observation.of("sort")
                    .tool(tool)
                    .context(context)
                    .executionTime(seconds)
                    .build());
        }
    }

    private static Offset<Double> onePerCentOf(double seconds) {
        return within(0.01 * seconds);
    }

    private double time(String action, Attributes context) {
        Question question =
                Question.builder().task("sort").context(context).limit(5).build();
        Advice.Item item = new Advice.Item(Kind.TOOL, action, 1, new Interval(0, 1), 9, 99, "why", "", false, 1);
        Answer answer = Answer.of(Kind.TOOL, true, List.of(item));
        return ExpectedTimes.fill(answer, question, engine.model(Kind.PERFORMANCE))
                .items()
                .get(0)
                .expectedTime();
    }

    /** Quick takes 1 s for small and 10 s for large ones, slow twice as long; large ones are seldom done by slow. */
    private void observeSorts() {
        observe(1, "quick", Attributes.NONE, 1);
        observe(1, "slow", Attributes.NONE, 2);
        observe(40, "quick", SMALL, 1);
        observe(10, "quick", LARGE, 10);
        observe(40, "slow", SMALL, 2);
        observe(7, "slow", LARGE, 20);
    }

    @Test
    void fill_tool_takesTheTimeOfTheToolInTheCircumstances() {
        observeSorts();
        assertThat(time("quick", SMALL)).isCloseTo(1, onePerCentOf(1));
        assertThat(time("quick", LARGE)).isCloseTo(10, onePerCentOf(10));
        assertThat(time("slow", SMALL)).isCloseTo(2, onePerCentOf(2));
    }

    @Test
    void fill_toolSeldomSeenInTheCircumstances_takesItsTimeInAny() {
        observeSorts();
        assertThat(time("slow", LARGE)).isCloseTo(2, onePerCentOf(2));
        observe(1, "slow", LARGE, 20);
        assertThat(time("slow", LARGE)).isCloseTo(20, onePerCentOf(20));
    }

    @Test
    void fill_onlyToolOfATask_takesTheTaskTimeInTheCircumstances() {
        observe(40, "quick", SMALL, 1);
        observe(9, "quick", LARGE, 10);
        assertThat(time("quick", LARGE)).isCloseTo(10, onePerCentOf(10));
    }

    @Test
    void fill_toolSeldomUsedAtAll_takesTheTaskTimeInTheCircumstances() {
        observeSorts();
        observe(2, "new", SMALL, 500);
        assertThat(time("new", LARGE)).isCloseTo(10, onePerCentOf(10));
    }

    @Test
    void fill_toolOfWhichNothingIsKnown_keepsWhatWasSaid() {
        observeSorts();
        assertThat(time("other", SMALL)).isEqualTo(99);
    }
}
