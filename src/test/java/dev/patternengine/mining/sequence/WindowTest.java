package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static final long OLD = Hash64.of("old habit");
    private static final long NEW = Hash64.of("new habit");

    private final Model model = new Model();
    private final Window window = new Window();
    private final Trail trail = Trail.begin().after(Step.of(Hash64.of("task"), false));
    private final long row = Window.row(trail.context(1));

    private void follow(long task, int times) {
        for (int time = 0; time < times; time++) {
            Evidence.Builder out = new Evidence.Builder();
            window.teach(trail, task, model, out);
            model.apply(out.build());
        }
    }

    @Test
    void teach_anyNumberOfTimes_keepsHalfToAllOfAWindow() {
        follow(OLD, 32);
        assertThat(model.total(row)).isEqualTo(32);
        for (int time = 0; time < 500; time++) {
            follow(OLD, 1);
            assertThat(model.total(row)).isBetween(16L, 32L);
        }
    }

    @Test
    void teach_changedHabit_isTheUsualOneSoonAndTheOnlyOneLater() {
        follow(OLD, 1_000);
        follow(NEW, 40);
        assertThat(model.count(row, NEW)).isGreaterThan(model.count(row, OLD));
        follow(NEW, 120);
        assertThat(model.has(row, OLD)).isFalse();
    }

    @Test
    void teach_whatIsOnItsWay_halvesOnce() {
        follow(OLD, 32);
        Evidence.Builder out = new Evidence.Builder();
        for (int time = 0; time < 10; time++) {
            window.teach(trail, OLD, model, out);
        }
        model.apply(out.build());
        assertThat(model.total(row)).isEqualTo(16 + 10);
    }
}
