package dev.patternengine.mining.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Offline;
import dev.patternengine.mining.RandomRuns;
import org.junit.jupiter.api.Test;

class PerformanceForgettingTest {
    private final Model model = learned();

    private static Model learned() {
        Offline offline = new Offline(CountingMiner.miners().with(PerformanceMiner::new), LearnerLimits.DEFAULT);
        new RandomRuns(5, 10).observations(6_000).forEach(offline::observe);
        return offline.model(Kind.PERFORMANCE);
    }

    private void forget(long cells) {
        Evidence.Builder out = new Evidence.Builder();
        new PerformanceMiner().forget(model, cells, out);
        model.apply(out.build());
    }

    /** How many comparisons are reached from the tasks. */
    private int comparisons() {
        int[] reached = {0};
        for (long task : model.columns(Cells.TASKS)) {
            for (long name : model.columns(Cells.dimensions(task))) {
                long dimension = Hash64.mix(task, name);
                long[] values = model.columns(Cells.values(dimension));
                assertThat(values).isNotEmpty();
                for (int one = 0; one < values.length; one++) {
                    assertThat(model.has(Cells.results(Hash64.mix(dimension, values[one]))))
                            .isTrue();
                    for (int other = 0; other < one; other++) {
                        long key = Comparison.of(dimension, values[one], values[other])
                                .key();
                        reached[0] += model.has(Cells.COMPARISONS, key) ? 1 : 0;
                        boolean isKept = model.has(Cells.COMPARISONS, key);
                        assertThat(model.has(Cells.shifts(key, 0))).isEqualTo(isKept);
                        assertThat(model.has(Cells.bets(key, 0)) || model.has(Cells.sets(key, 0)))
                                .isEqualTo(isKept);
                        assertThat(model.total(Cells.bets(key, 0)))
                                .isLessThanOrEqualTo(model.total(Cells.shifts(key, 0)));
                    }
                }
            }
        }
        return reached[0];
    }

    @Test
    void forget_everMoreOfTheModel_leavesNoComparisonOfAForgottenVariant() {
        int before = comparisons();
        for (int round = 0; round < 6; round++) {
            forget(model.cells() / 4);
            assertThat(comparisons()).isEqualTo(model.distinct(Cells.COMPARISONS));
        }
        assertThat(comparisons()).isPositive().isLessThan(before);
    }
}
