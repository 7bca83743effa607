package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Pattern;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Offline;
import dev.patternengine.mining.RandomRuns;
import dev.patternengine.mining.Snapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceForgettingTest {
    private final Model before = learned();
    private final Model after = Snapshot.read(Snapshot.of(before));

    private static Model learned() {
        Offline offline = new Offline(CountingMiner.miners().with(SequenceMiner::new), LearnerLimits.DEFAULT);
        new RandomRuns(5, 60).observations(3_000).forEach(offline::observe);
        return offline.model(Kind.SEQUENCE);
    }

    private void forget(long cells) {
        Evidence.Builder out = new Evidence.Builder();
        new SequenceMiner().forget(after, cells, out);
        after.apply(out.build());
    }

    /** The contexts of up to two tasks. */
    private Set<Long> contexts() {
        Set<Long> contexts = new HashSet<>();
        for (long first : before.columns(Symbols.NOTHING)) {
            long one = Hash64.mix(Symbols.NOTHING, first);
            contexts.add(one);
            for (long second : before.columns(one)) {
                contexts.add(Hash64.mix(one, second));
            }
        }
        return contexts;
    }

    @Test
    void forget_half_leavesContextsWholeOrTakesThemWhole() {
        forget(before.cells() / 2);
        long gone = contexts().stream().filter(row -> !after.has(row)).count();
        assertThat(gone).isPositive();
        assertThat(contexts()).filteredOn(after::has).isNotEmpty().allSatisfy(row -> {
            assertThat(after.total(row)).isEqualTo(before.total(row));
            after.forEach(row, (task, count) -> {
                if (task != Symbols.OTHERS) {
                    assertThat(count).isEqualTo(before.count(row, task));
                }
            });
        });
    }

    @Test
    void forget_nearlyAll_countsForgottenTasksAsOthersAndTakesTheirNames() {
        long all = before.total(Symbols.NOTHING);
        forget(before.cells() - 700);
        assertThat(after.count(Symbols.NOTHING, Symbols.OTHERS)).isPositive();
        assertThat(after.total(Symbols.NOTHING)).isEqualTo(all);
        for (long task : before.columns(Symbols.NOTHING)) {
            assertThat(after.isNamed(task)).isEqualTo(Symbols.isTask(task) && after.count(Symbols.NOTHING, task) > 0);
        }
    }

    @Test
    void others_moreOftenThanAnyTask_areNeverExpectedNorShown() {
        long task = Hash64.of("task");
        long next = Hash64.of("next");
        long row = Hash64.mix(Symbols.NOTHING, task);
        Model model = new Model();
        model.apply(new Evidence.Builder()
                .add(Symbols.NOTHING, task, 100)
                .add(Symbols.NOTHING, next, 20)
                .add(Symbols.NOTHING, Symbols.OTHERS, 500)
                .add(row, next, 20)
                .add(row, Symbols.OTHERS, 60)
                .build());
        SequenceMiner miner = new SequenceMiner();
        Forecast forecast = miner.forecast(
                new SequenceState(Trail.begin().after(Step.of(task, false)), Calls.NONE, Course.NONE), model);
        assertThat(forecast.placeOf(Symbols.OTHERS)).isEqualTo(-1);
        assertThat(forecast.task(0)).isEqualTo(next);
        assertThat(miner.patterns(model)).singleElement().satisfies(pattern -> {
            assertThat(pattern.detail()).isEqualTo(new Pattern.Sequence(List.of(name(task)), name(next)));
            assertThat(pattern.confidence()).as("of all that followed").isEqualTo(0.25);
        });
    }

    private static String name(long unnamed) {
        return Long.toHexString(unnamed);
    }

    @Test
    void forget_days_keepsTheFirstAndTheLastAndTheirTotal() {
        Evidence.Builder learned = new Evidence.Builder();
        long row = Days.row(1L << 50, 1L << 51);
        for (long day = 100; day < 120; day++) {
            learned.add(row, day, 2);
        }
        Model model = new Model();
        model.apply(learned.build());
        Evidence.Builder out = new Evidence.Builder();
        new SequenceMiner().forget(model, 5, out);
        model.apply(out.build());
        assertThat(model.columns(row)).containsExactly(100, 119);
        assertThat(model.total(row)).isEqualTo(40);
    }
}
