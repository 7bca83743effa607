package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import org.junit.jupiter.api.Test;

class StakesTest {
    private static final long TASK = Hash64.of("waits here");

    private final Model model = new Model();
    private final Trail trail = Trail.begin().after(Step.of(TASK, false));

    private void came(int sessions) {
        model.apply(new Evidence.Builder()
                .add(Symbols.NOTHING, TASK, sessions)
                .add(Trail.begin().context(1), TASK, sessions)
                .build());
    }

    private void won(int answers) {
        Evidence.Builder out = new Evidence.Builder();
        for (int answer = 0; answer < answers; answer++) {
            Stakes.teach(TASK, 1, 2, 1, out);
        }
        model.apply(out.build());
    }

    @Test
    void waiting_sessionsThatCameAndDidNotGoOn_areCounted() {
        came(7);
        model.apply(new Evidence.Builder().add(trail.context(2), 9, 3).build());
        assertThat(Stakes.waiting(trail, 2, model)).isEqualTo(4);
    }

    @Test
    void allow_fewWait_isFree() {
        came(10);
        assertThat(Stakes.allow(trail, 2, model)).isTrue();
    }

    @Test
    void allow_manyWait_onlyAfterTwiceAsManyWereWon() {
        came(110);
        assertThat(Stakes.allow(trail, 2, model)).isFalse();
        won(198);
        assertThat(Stakes.allow(trail, 2, model)).isFalse();
        won(2);
        assertThat(Stakes.allow(trail, 2, model)).isTrue();
    }

    @Test
    void teach_bothRightOrBothWrong_recordsNothing() {
        Evidence.Builder out = new Evidence.Builder();
        Stakes.teach(TASK, 1, 1, 1, out);
        Stakes.teach(TASK, 1, 2, 3, out);
        assertThat(out.build().isEmpty()).isTrue();
    }
}
