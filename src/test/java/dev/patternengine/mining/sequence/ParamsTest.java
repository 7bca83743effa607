package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;
import org.junit.jupiter.api.Test;

class ParamsTest {
    private static final Attributes ORDER = Attributes.NONE.with("order", Value.of("A1"));

    private final Hashes hashes = new Hashes();

    private long all(Attributes params) {
        return Params.all(params, hashes);
    }

    @Test
    void all_shortValues_areTold() {
        assertThat(all(ORDER)).isNotEqualTo(Params.NONE);
        assertThat(all(ORDER)).isNotEqualTo(all(Attributes.NONE.with("order", Value.of("A2"))));
        assertThat(all(ORDER.with("size", Value.of(1_000)))).isNotEqualTo(all(ORDER));
        assertThat(all(ORDER.with("size", Value.of(1_000)))).isEqualTo(all(ORDER.with("size", Value.of(1_001))));
    }

    @Test
    void all_longTextsAndSecrets_areLeftOut() {
        assertThat(all(ORDER.with("query", Value.of("x".repeat(33))))).isEqualTo(all(ORDER));
        assertThat(all(ORDER.with("password", Value.of("sunflower")))).isEqualTo(all(ORDER));
        assertThat(all(ORDER.with("pin", Value.of(1_234)))).isEqualTo(all(ORDER));
    }

    @Test
    void texts_numbers_areLeftOut() {
        assertThat(Params.texts(ORDER.with("size", Value.of(7)), hashes)).isEqualTo(Params.texts(ORDER, hashes));
    }
}
