package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence.Name;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final Names names = new Names();

    @Test
    void add_givenTwiceAndTakenOnce_isNamedStill() {
        names.add(1, new Name("one", 1));
        names.add(1, new Name("one", 1));
        names.add(1, new Name("", -1));
        assertThat(names.text(1)).isEqualTo("one");
        assertThat(names.sum(1)).isEqualTo(new Name("one", 1));
    }

    @Test
    void add_takenBeforeItIsGiven_waitsUnnamed() {
        names.add(31, new Name("", -2));
        names.add(31, new Name("one", 1));
        assertThat(names.has(31)).isFalse();
        assertThat(names.text(31)).isEqualTo("1f");
        names.add(31, new Name("one", 3));
        assertThat(names.text(31)).isEqualTo("one");
    }

    @Test
    void add_takenAsOftenAsGiven_isGoneWithItsMemory() {
        names.add(1, new Name("one", 2));
        long bytes = names.bytes();
        names.add(1, new Name("", -2));
        assertThat(names.symbols()).isEmpty();
        assertThat(names.bytes()).isZero().isLessThan(bytes);
    }
}
