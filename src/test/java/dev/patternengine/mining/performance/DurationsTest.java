package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.LateCall;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Offline;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long calls take, and which are late. */
class DurationsTest {
    private static final Attributes SMALL = Attributes.NONE.with("size", Value.of("small"));
    private static final Attributes LARGE = Attributes.NONE.with("size", Value.of("large"));

    private final Offline engine =
            new Offline(CountingMiner.miners().with(PerformanceMiner::new), LearnerLimits.DEFAULT);

    /** A hundred loads, small ones of 0.01 to 1 s, large ones ten times as long. */
    private void observeLoads() {
        for (int place = 1; place <= 100; place++) {
            engine.observe(load(SMALL).executionTime(place / 100.0).build());
            engine.observe(load(LARGE).executionTime(place / 10.0).build());
        }
    }

    private static Observation.Builder load(Attributes context) {
        return Observation.of("load").session("run").context(context);
    }

    private Duration duration(Attributes context, Ending ending) {
        return DurationForecast.of(
                engine.model(Kind.PERFORMANCE), Hash64.of("load"), Surroundings.entries(context, new Hashes()), ending);
    }

    @Test
    void of_contextsOfDifferentTimes_areToldApartWithinOnePerCent() {
        observeLoads();
        assertThat(duration(SMALL, Ending.SUCCEEDED).median()).isCloseTo(0.5, within(0.005));
        assertThat(duration(SMALL, Ending.SUCCEEDED).most()).isCloseTo(0.9, within(0.009));
        assertThat(duration(LARGE, Ending.SUCCEEDED).median()).isCloseTo(5, within(0.05));
        assertThat(duration(Attributes.NONE, Ending.SUCCEEDED).support()).isEqualTo(200);
    }

    @Test
    void of_contextSeldomSeen_isThatOfTheTask() {
        observeLoads();
        engine.observe(
                load(SMALL.with("day", Value.of("monday"))).executionTime(1).build());
        assertThat(duration(SMALL.with("day", Value.of("monday")), Ending.SUCCEEDED)
                        .support())
                .isEqualTo(201);
    }

    @Test
    void of_entryOfManyValues_doesNotCount() {
        for (int place = 0; place < 100; place++) {
            engine.observe(load(SMALL.with("order", Value.of("order " + place)))
                    .executionTime(1)
                    .build());
        }
        assertThat(duration(SMALL.with("order", Value.of("another")), Ending.SUCCEEDED)
                        .support())
                .as("all but those before the variety was noticed")
                .isBetween(80L, 84L);
    }

    @Test
    void of_failuresAndTimeouts_areToldApart() {
        observeLoads();
        for (int place = 0; place < 30; place++) {
            engine.observe(
                    load(SMALL).executionTime(0.02).error("no such table").build());
            engine.observe(load(SMALL).executionTime(30).error("Read timed out").build());
        }
        assertThat(duration(SMALL, Ending.SUCCEEDED).support()).isEqualTo(100);
        assertThat(duration(SMALL, Ending.FAILED).median()).isCloseTo(0.02, within(0.0002));
        assertThat(duration(SMALL, Ending.TIMED_OUT).median()).isCloseTo(30, within(0.3));
    }

    private List<LateCall> late(Calls calls, double seconds) {
        return Lateness.of(calls, engine.model(Kind.PERFORMANCE), Math.round(1_000 * seconds));
    }

    @Test
    void late_callThatTakesLongerThanNineOfTenAndTwiceTheMedian_isLateInItsCircumstances() {
        observeLoads();
        Calls calls = Calls.NONE
                .after(load(SMALL).started(true).timestamp(0).build())
                .after(load(LARGE).started(true).timestamp(0).build());
        assertThat(late(calls, 0.98)).isEmpty();
        assertThat(late(calls, 1.1)).singleElement().satisfies(call -> {
            assertThat(call.most()).isCloseTo(0.9, within(0.01));
            assertThat(call.support()).isEqualTo(100);
        });
        assertThat(late(calls, 11)).hasSize(2);
    }

    @Test
    void late_taskSeldomSeen_isSilent() {
        Calls calls = Calls.NONE.after(load(SMALL).started(true).timestamp(0).build());
        for (int place = 0; place < 19; place++) {
            engine.observe(load(SMALL).executionTime(1).build());
        }
        assertThat(late(calls, 1_000)).isEmpty();
    }

    @Test
    void after_callsOfOneTask_endTheOldestOfTheSameTool() {
        Calls calls = Calls.NONE
                .after(load(SMALL).tool("a").started(true).timestamp(1).build())
                .after(load(SMALL).tool("b").started(true).timestamp(2).build())
                .after(load(SMALL).tool("b").started(true).timestamp(3).build());
        assertThat(calls.after(load(SMALL).tool("b").build()).open())
                .extracting(Calls.Call::startedAt)
                .containsExactly(1L, 3L);
        assertThat(calls.after(Observation.of("other").build())).isEqualTo(calls);
    }

    @Test
    void after_moreCallsThanAreKept_forgetsTheOldest() {
        Calls calls = Calls.NONE;
        for (int place = 0; place < 20; place++) {
            calls = calls.after(load(SMALL).started(true).timestamp(place).build());
        }
        assertThat(calls.open())
                .hasSize(8)
                .first()
                .extracting(Calls.Call::startedAt)
                .isEqualTo(12L);
    }

    @Test
    void format_callsAndTheFirstVersion_areRead() {
        Calls calls = Calls.NONE.after(load(SMALL).started(true).timestamp(7).build());
        Calls.Format format = new Calls.Format();
        WireOutput out = new WireOutput();
        format.write(calls, out);
        assertThat(format.read(new WireInput(out.bytes()))).isEqualTo(calls);
        assertThat(format.read(new WireInput(new byte[] {1}))).isEqualTo(Calls.NONE);
    }
}
