package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void next_again_doublesUpToTheLongestWithJitter() {
        BackOff backOff = new BackOff(100, 1_000, new Random(1));
        for (long most : new long[] {100, 200, 400, 800, 1_000, 1_000}) {
            assertThat(backOff.next()).isBetween(most / 2, most);
        }
        backOff.reset();
        assertThat(backOff.next()).isBetween(50L, 100L);
    }

    @Test
    void next_manyEngines_differ() {
        long distinct = new Random(2)
                .ints(50)
                .mapToLong(seed -> new BackOff(1_000, 5_000, new Random(seed)).next())
                .distinct()
                .count();
        assertThat(distinct).isGreaterThan(30);
    }
}
