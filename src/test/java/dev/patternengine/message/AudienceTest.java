package dev.patternengine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Rates;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private final Audience audience = new Audience();

    @Test
    void rates_ofWhoIsWatched_areCountedAnew() {
        audience.watchHere(Set.of("a"));
        audience.watchElsewhere(Set.of("b"));
        audience.observed("a", 3);
        audience.observed("a", 4);
        audience.observed("b", 5);
        audience.advised("b");

        assertThat(audience.rates("a", "n", 9, 1)).isEqualTo(new Rates("n", 9, 1, 7, 0));
        assertThat(audience.rates("b", "n", 9, 1)).isEqualTo(new Rates("n", 9, 1, 5, 1));
        assertThat(audience.rates("a", "n", 10, 1)).isEqualTo(new Rates("n", 10, 1, 0, 0));
    }

    @Test
    void watch_whoIsNotWatched_isNotKept() {
        audience.observed("a", 3);
        assertThat(audience.advised("a")).isFalse();

        audience.watchHere(Set.of("a", "b"));
        audience.watchElsewhere(Set.of("b", "c"));
        assertThat(audience.anywhere()).containsExactlyInAnyOrder("a", "b", "c");
        audience.watchHere(Set.of());

        assertThat(audience.here()).isEmpty();
        assertThat(audience.anywhere()).containsExactlyInAnyOrder("b", "c");
        assertThat(audience.rates("a", "n", 9, 1)).isEqualTo(new Rates("n", 9, 1, 0, 0));
    }

    @Test
    void advised_more_isCountedButNotTold() {
        audience.watchHere(Set.of("a"));
        int told = 0;
        for (int given = 0; given < 100; given++) {
            told += audience.advised("a") ? 1 : 0;
        }

        assertThat(told).isEqualTo(Audience.MOST_ADVICE);
        assertThat(audience.rates("a", "n", 9, 1).advice()).isEqualTo(100);
        assertThat(audience.advised("a")).isTrue();
    }
}
