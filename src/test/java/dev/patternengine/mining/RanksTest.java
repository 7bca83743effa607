package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RanksTest {
    private static final long SEED = 20_261_122;

    private final Ranks ranks = new Ranks();

    private long held(long bound) {
        return IntStream.range(0, ranks.size())
                .filter(place -> ranks.rank(place) <= bound)
                .mapToLong(ranks::cells)
                .sum();
    }

    @Test
    void bound_randomUnits_isTheLeastRankThatHoldsEnough() {
        Random random = new Random(SEED);
        for (int unit = 0; unit < 5_000; unit++) {
            ranks.add(random.nextInt(1 << random.nextInt(31)), random.nextInt(8), random.nextLong(), unit, 3);
        }
        for (int wanted = 1; wanted <= 15_000; wanted += 97) {
            long bound = ranks.bound(wanted);
            assertThat(held(bound)).as("seed %d", SEED).isGreaterThanOrEqualTo(wanted);
            assertThat(held(bound - 1)).as("seed %d", SEED).isLessThan(wanted);
        }
    }

    @Test
    void bound_moreThanAllHold_isThatOfAll() {
        ranks.add(Long.MAX_VALUE, 7, -1, 0, 5);
        assertThat(ranks.bound(5)).isLessThan(Ranks.ALL);
        assertThat(ranks.bound(6)).isEqualTo(Ranks.ALL);
    }

    @Test
    void add_units_rankByWeightThenSortThenKey() {
        ranks.add(-5, 0, 0, 0, 1);
        ranks.add(1, 0, 0, 1, 1);
        ranks.add(1, 0, 1L << 40, 2, 1);
        ranks.add(1, 0, -1, 3, 1);
        ranks.add(1, 7, 0, 4, 1);
        ranks.add(2, 0, 0, 5, 1);
        ranks.add(Long.MAX_VALUE, 0, 0, 6, 1);
        assertThat(IntStream.range(0, ranks.size()).mapToLong(ranks::rank)).isSorted();
        assertThat(Ranks.weight(ranks.rank(4))).isEqualTo(1);
        assertThat(Ranks.sort(ranks.rank(4))).isEqualTo(7);
    }
}
