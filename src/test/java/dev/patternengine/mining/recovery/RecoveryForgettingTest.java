package dev.patternengine.mining.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.mining.CountingMiner;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.Offline;
import dev.patternengine.mining.RandomRuns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryForgettingTest {
    private final Model model = learned();

    private static Model learned() {
        Offline offline = new Offline(CountingMiner.miners().with(RecoveryMiner::new), LearnerLimits.DEFAULT);
        new RandomRuns(5, 40).observations(5_000).forEach(offline::observe);
        return offline.model(Kind.RECOVERY);
    }

    private void forget(long cells) {
        Evidence.Builder out = new Evidence.Builder();
        new RecoveryMiner().forget(model, cells, out);
        model.apply(out.build());
    }

    private void assertPlaceIsWhole(long place, long failures) {
        assertThat(model.total(Rows.tried(place))).isEqualTo(failures);
        assertThat(model.total(Rows.days(place))).isEqualTo(failures);
        model.forEach(Rows.worked(place), (action, worked) -> assertThat(worked)
                .isLessThanOrEqualTo(model.count(Rows.tried(place), action)));
    }

    private void assertPlacesAreWhole() {
        assertThat(model.total(Rows.ORIGINS))
                .isEqualTo(places().stream()
                        .mapToLong(place -> model.total(Rows.origins(place)))
                        .sum());
        for (long origin : model.columns(Rows.ORIGINS)) {
            assertThat(model.isNamed(origin)).isTrue();
        }
        for (long signature : model.columns(Rows.SIGNATURES)) {
            long[] failures = {0};
            model.forEach(Rows.tasks(signature), (task, count) -> {
                failures[0] += count;
                assertPlaceIsWhole(Rows.place(signature, task), count);
                assertThat(model.isNamed(task)).isTrue();
            });
            assertThat(model.count(Rows.SIGNATURES, signature)).isEqualTo(failures[0]);
            assertThat(model.isNamed(signature)).isTrue();
        }
    }

    private List<Long> places() {
        List<Long> places = new ArrayList<>();
        for (long signature : model.columns(Rows.SIGNATURES)) {
            model.forEach(Rows.tasks(signature), (task, count) -> places.add(Rows.place(signature, task)));
        }
        return places;
    }

    private void assertIsGone(long place) {
        assertThat(model.has(Rows.tried(place))).isFalse();
        assertThat(model.has(Rows.worked(place))).isFalse();
        assertThat(model.has(Rows.days(place))).isFalse();
        assertThat(model.has(Rows.origins(place))).isFalse();
        for (int origin = 0; origin < 3; origin++) {
            assertThat(model.distinct(Rows.from(place, Rows.origin("origin " + origin))))
                    .isZero();
        }
    }

    @Test
    void forget_ever_moreOfTheModel_leavesPlacesWholeAndTheShareOfRecoveries() {
        long tried = model.total(Rows.tried(Rows.EVERYWHERE));
        long worked = model.total(Rows.worked(Rows.EVERYWHERE));
        List<Long> before = places();
        int signatures = model.distinct(Rows.SIGNATURES);
        assertThat(model.distinct(Rows.ORIGINS)).isEqualTo(3);
        for (int round = 0; round < 8; round++) {
            forget(model.cells() / 3);
            assertPlacesAreWhole();
            assertThat(before).filteredOn(place -> !places().contains(place)).allSatisfy(this::assertIsGone);
            assertThat(model.total(Rows.tried(Rows.EVERYWHERE))).isEqualTo(tried);
            assertThat(model.total(Rows.worked(Rows.EVERYWHERE))).isEqualTo(worked);
        }
        assertThat(model.distinct(Rows.SIGNATURES)).isLessThan(signatures);
        assertThat(model.count(Rows.tried(Rows.EVERYWHERE), Rows.OTHERS)).isPositive();
        assertThat(Situation.ofTask(model, Rows.EVERYWHERE).actions()).doesNotContain(Rows.OTHERS);
    }
}
