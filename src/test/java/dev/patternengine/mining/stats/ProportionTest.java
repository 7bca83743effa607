package dev.patternengine.mining.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.patternengine.domain.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProportionTest {
    private static final long SEED = 99;

    @Test
    void interval_knownExample_isWilsons() {
        Interval interval = Proportion.interval(5, 10);
        assertThat(interval.low()).isCloseTo(0.2366, within(0.0001));
        assertThat(interval.high()).isCloseTo(0.7634, within(0.0001));
    }

    @Test
    void interval_withoutTrials_isEverything() {
        assertThat(Proportion.interval(0, 0)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void interval_manyDraws_coversTheTruthAsOftenAsItClaims() {
        Random random = new Random(SEED);
        int covered = 0;
        for (int trial = 0; trial < 4_000; trial++) {
            double truth = 0.05 + 0.9 * random.nextDouble();
            int hits = 0;
            for (int draw = 0; draw < 40; draw++) {
                hits += random.nextDouble() < truth ? 1 : 0;
            }
            Interval interval = Proportion.interval(hits, 40);
            covered += interval.low() <= truth && truth <= interval.high() ? 1 : 0;
        }
        assertThat(covered / 4_000.0).as("seed %d", SEED).isBetween(0.94, 0.965);
    }
}
