package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Pattern;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.SeenCases;
import org.junit.jupiter.api.Test;

class PerformanceCasesTest {
    private int second;

    private Observation run(String variant, double seconds, String domain, boolean success) {
        return Observation.of("load")
                .session("s" + second)
                .timestamp(1_000_000L + second++ * 1_000L)
                .executionTime(seconds)
                .success(success)
                .param("batch", new Value.Text(variant))
                .context("domain", new Value.Text(domain))
                .build();
    }

    private static SeenCases seen(String dimension, String variant, String baseline) {
        Interval some = new Interval(1.5, 3);
        return new SeenCases(PerformanceCases.of(new Pattern.Performance("load", dimension, variant, baseline, 2, some))
                .recogniser());
    }

    @Test
    void runs_nextToEachOther_arePairsByWhichWasFaster() {
        SeenCases seen = seen("batch", "big", "small")
                .see(run("small", 4, "a", true), run("big", 2, "a", true))
                .see(run("big", 3, "a", true), run("small", 1, "a", true))
                .see(run("small", 4, "a", true), run("small", 4, "a", true), run("big", 2, "a", true));

        assertThat(seen.found()).containsExactly("+ load load", "- load load", "+ load load");
    }

    @Test
    void runs_inOtherCircumstancesOrFailedOrOfOtherValuesOrAsFast_areNoPair() {
        SeenCases seen = seen("batch", "big", "small")
                .see(run("small", 4, "a", true), run("big", 2, "b", true))
                .see(run("big", 2, "a", false), run("middle", 2, "a", true), run("big", 4, "a", true));

        assertThat(seen.found()).isEmpty();
    }

    @Test
    void variant_ofARun_isTheComparedParameterAndOfToolsNothing() {
        Interval some = new Interval(1.5, 3);
        Observation run = run("big", 2, "a", true);

        assertThat(PerformanceCases.of(new Pattern.Performance("load", "batch", "big", "small", 2, some))
                        .recogniser()
                        .variant(run))
                .isEqualTo("batch big");
        assertThat(PerformanceCases.of(new Pattern.Performance("load", "tool", "x", "y", 2, some))
                        .recogniser()
                        .variant(run))
                .isEmpty();
    }

    @Test
    void runs_ofTools_arePairsToo() {
        Observation slow = Observation.of("load")
                .session("x")
                .tool("old")
                .timestamp(1_000)
                .executionTime(2)
                .build();
        Observation fast = Observation.of("load")
                .session("y")
                .tool("new")
                .timestamp(2_000)
                .executionTime(1)
                .build();

        assertThat(seen("tool", "new", "old").see(slow, fast).found()).containsExactly("+ load load");
    }
}
