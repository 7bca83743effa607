package dev.patternengine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Observation;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static Observation at(long timestamp) {
        return Observation.of("t").timestamp(timestamp).build();
    }

    @Test
    void recorded_tenTimesAsFast_waitsATenthOfTheRecordedTime() {
        long[] now = {5_000};
        Pace pace = Pace.recorded(10, () -> now[0]);
        now[0] = 5_500;
        assertThat(pace.millisUntil(at(1_000_000))).isZero();
        assertThat(pace.millisUntil(at(1_020_000))).isEqualTo(1_500);
        now[0] = 9_000;
        assertThat(pace.millisUntil(at(1_020_000))).isZero();
    }

    @Test
    void recorded_withoutTimestamp_isDueAtOnce() {
        Pace pace = Pace.recorded(1, () -> 0);
        assertThat(pace.millisUntil(at(Observation.NO_TIMESTAMP))).isZero();
        assertThat(pace.millisUntil(at(1_000))).isZero();
        assertThat(pace.millisUntil(at(Observation.NO_TIMESTAMP))).isZero();
        assertThat(pace.millisUntil(at(2_000))).isEqualTo(1_000);
    }
}
