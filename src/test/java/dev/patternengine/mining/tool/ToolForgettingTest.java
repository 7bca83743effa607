package dev.patternengine.mining.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Offline;
import dev.patternengine.mining.RandomRuns;
import dev.patternengine.mining.Snapshot;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ToolForgettingTest {
    private final Model before = learned();
    private final Model after = Snapshot.read(Snapshot.of(before));

    private static Model learned() {
        Offline offline = new Offline(CountingMiner.miners().with(ToolMiner::new), LearnerLimits.DEFAULT);
        new RandomRuns(5, 40).observations(4_000).forEach(offline::observe);
        return offline.model(Kind.TOOL);
    }

    private static void forget(Model model, long cells) {
        Evidence.Builder out = new Evidence.Builder();
        new ToolMiner().forget(model, cells, out);
        model.apply(out.build());
    }

    private void assertTaskIsWhole(long task) {
        assertThat(after.total(Cells.uses(task))).isEqualTo(before.total(Cells.uses(task)));
        assertSame(Cells.won(task, Cells.ALWAYS));
        assertSame(Cells.lost(task, Cells.ALWAYS));
        for (long feature : before.columns(Cells.features(task))) {
            if (after.has(Cells.features(task), feature)) {
                assertSame(Cells.won(task, feature));
                assertSame(Cells.lost(task, feature));
            } else {
                assertThat(after.has(Cells.won(task, feature))).isFalse();
                assertThat(after.has(Cells.lost(task, feature))).isFalse();
            }
        }
    }

    private void assertSame(long row) {
        assertThat(after.total(row)).isEqualTo(before.total(row));
    }

    @Test
    void forget_everMoreOfTheModel_leavesFeaturesAndRatesWhole() {
        for (int round = 0; round < 6; round++) {
            forget(after, after.cells() / 3);
            for (long task : after.columns(Cells.TASKS)) {
                assertTaskIsWhole(task);
                assertThat(after.isNamed(task)).isTrue();
            }
        }
        assertThat(after.cells()).isLessThan(before.cells() / 5);
        assertThat(Arrays.stream(after.columns(Cells.TASKS)).boxed())
                .isNotEmpty()
                .anyMatch(task -> after.has(Cells.uses(task), Cells.OTHERS))
                .noneMatch(task -> Choice.known(after, task).contains(Cells.OTHERS));
    }

    @Test
    void forget_pairsOfFeatures_goWithWonAndLostUsesTogether() {
        long task = Hash64.of("task");
        long often = Hash64.of("pair met often");
        long rarely = Hash64.of("pair met rarely");
        Model model = new Model();
        model.apply(new Evidence.Builder()
                .add(Cells.won(task, often), 1)
                .add(Cells.lost(task, often), 1, 9)
                .add(Cells.won(task, rarely), 1, 2)
                .add(Cells.lost(task, rarely), 1, 2)
                .build());
        forget(model, 2);
        assertThat(model.has(Cells.won(task, often))).isTrue();
        assertThat(model.has(Cells.lost(task, often))).isTrue();
        assertThat(model.has(Cells.won(task, rarely))).isFalse();
        assertThat(model.has(Cells.lost(task, rarely))).isFalse();
        forget(model, 2);
        assertThat(model.cells()).isZero();
    }
}
