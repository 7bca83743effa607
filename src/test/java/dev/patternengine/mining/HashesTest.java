package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Hash64;
import org.junit.jupiter.api.Test;

class HashesTest {
    private final Hashes hashes = new Hashes();

    @Test
    void of_textsThatShareAPlace_givesEachItsOwnHash() {
        for (int round = 0; round < 3; round++) {
            for (String text :
                    new String[] {"", "a", "axxbyyc", "azzbwwc", "axxbyyc", "x".repeat(128), "x".repeat(129)}) {
                assertThat(hashes.of(text)).as(text).isEqualTo(Hash64.of(text));
            }
        }
    }
}
