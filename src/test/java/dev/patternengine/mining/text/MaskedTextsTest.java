package dev.patternengine.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskedTextsTest {
    private static final long SEED = 7;

    private final MaskedTexts masks = new MaskedTexts();

    /** More texts than are kept, in any order, and again: each as the masks alone make it. */
    @Test
    void of_anyTexts_givesWhatTheMasksMakeOfThem() {
        Random random = new Random(SEED);
        for (int text = 0; text < 3_000; text++) {
            String error = "no column c" + (char) ('a' + random.nextInt(26)) + random.nextInt(20) + " in line "
                    + random.nextInt(3) + " ".repeat(random.nextInt(2) * 600);
            assertThat(masks.of(error)).as("seed %d", SEED).isEqualTo(Masks.mask(error));
        }
    }

    @Test
    void of_theSameTextAgain_masksItOnce() {
        String error = "timeout after 17 s";
        assertThat(masks.of(error)).isSameAs(masks.of(new String(error.toCharArray())));
    }
}
