package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static double total(Observation... observations) {
        SequenceMiner miner = new SequenceMiner();
        SequenceState state = miner.begin();
        for (Observation observation : observations) {
            state = miner.advance(state, observation);
        }
        List<Call> calls = state.calls().last();
        return state.course().total(calls.get(0));
    }

    private static Observation.Builder task(String name) {
        return Observation.of(name).session("s");
    }

    @Test
    void total_timestampsAreTold_isFromFirstToLast() {
        assertThat(total(
                        task("a").timestamp(10_000).build(),
                        task("b").timestamp(70_000).build()))
                .isEqualTo(60);
    }

    @Test
    void total_nobodyToldATime_isUnknown() {
        assertThat(total(task("a").build().at(10_000), task("b").build().at(70_000)))
                .isNaN();
    }

    @Test
    void total_oneCallToldNoTime_isUnknown() {
        assertThat(total(
                        task("a").timestamp(10_000).build(),
                        task("b").build().at(20_000),
                        task("c").timestamp(70_000).build()))
                .isNaN();
    }

    @Test
    void total_executionTimesAreTold_isTheirSum() {
        assertThat(total(
                        task("a").executionTime(2).build().at(10_000),
                        task("b").executionTime(3).build().at(70_000)))
                .isEqualTo(5);
    }
}
