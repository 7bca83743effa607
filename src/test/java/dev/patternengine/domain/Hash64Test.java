package dev.patternengine.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Hash64Test {
    private static final long SEED = 31;

    @Test
    void mix_secondWithItsHalvesExchanged_differs() {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 1_000; trial++) {
            long second = random.nextLong();
            long exchanged = Long.rotateLeft(second, 32);
            assertThat(Hash64.mix(1, second)).as("seed %d", SEED).isNotEqualTo(Hash64.mix(1, exchanged));
        }
    }

    @Test
    void mix_manyPairs_neverCollide() {
        Set<Long> hashes = new HashSet<>();
        for (int first = 0; first < 300; first++) {
            for (int second = 0; second < 300; second++) {
                hashes.add(Hash64.mix(first, second));
                hashes.add(Hash64.mix(first, Hash64.of("name " + second)));
            }
        }
        assertThat(hashes).hasSize(2 * 300 * 300);
    }

    @Test
    void first_ofAMixedPair_isItsFirst() {
        Random random = new Random(SEED);
        for (int trial = 0; trial < 1_000; trial++) {
            long first = random.nextLong();
            long second = random.nextLong();
            assertThat(Hash64.first(Hash64.mix(first, second), second))
                    .as("seed %d", SEED)
                    .isEqualTo(first);
        }
    }

    @Test
    void mix_pairInOtherOrder_differs() {
        assertThat(Hash64.mix(1, 2)).isNotEqualTo(Hash64.mix(2, 1));
    }
}
