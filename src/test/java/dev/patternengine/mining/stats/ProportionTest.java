package dev.patternengine.mining.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProportionTest {
    private static final long SEED = 99;

    @Test
    void interval_knownExample_isWilsons() {
        assertThat(Proportion.low(0.5, 10)).isCloseTo(0.2366, within(0.0001));
        assertThat(Proportion.high(0.5, 10)).isCloseTo(0.7634, within(0.0001));
    }

    @Test
    void interval_withoutTrials_isEverything() {
        assertThat(Proportion.low(0, 0)).isZero();
        assertThat(Proportion.high(0, 0)).isOne();
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
            double share = hits / 40.0;
            covered += Proportion.low(share, 40) <= truth && truth <= Proportion.high(share, 40) ? 1 : 0;
        }
        assertThat(covered / 4_000.0).as("seed %d", SEED).isBetween(0.94, 0.965);
    }
}
