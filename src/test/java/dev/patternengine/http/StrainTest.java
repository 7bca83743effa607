package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrainTest {
    private long now = 5;
    private final Strain strain = new Strain(() -> now);

    private void beatLate(long millis) {
        now += Strain.BEAT_MILLIS + millis;
        strain.beat();
    }

    @Test
    void isBehind_beatsInTime_no() {
        for (int beat = 0; beat < 100; beat++) {
            beatLate(Strain.LATE_MILLIS);

            assertThat(strain.isBehind()).isFalse();
        }
    }

    @Test
    void isBehind_onePause_no() {
        beatLate(Strain.BEHIND_MILLIS - 1);

        assertThat(strain.isBehind()).isFalse();
    }

    @Test
    void isBehind_lateAgainAndAgain_afterASecondOfIt() {
        beatLate(Strain.BEHIND_MILLIS / 2);
        assertThat(strain.isBehind()).isFalse();

        beatLate(Strain.BEHIND_MILLIS / 2);
        assertThat(strain.isBehind()).isTrue();
    }

    @Test
    void isBehind_standsStillForASecond_yesUntilABeatInTime() {
        beatLate(Strain.BEHIND_MILLIS);
        assertThat(strain.isBehind()).isTrue();

        beatLate(0);
        assertThat(strain.isBehind()).isFalse();
    }

    @Test
    void isBehind_pausesWithBeatsInTimeBetween_no() {
        for (int pause = 0; pause < 5; pause++) {
            beatLate(Strain.BEHIND_MILLIS - 1);
            assertThat(strain.isBehind()).isFalse();

            beatLate(0);
        }
    }
}
