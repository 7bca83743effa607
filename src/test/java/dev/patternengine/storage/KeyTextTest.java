package dev.patternengine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patternengine.domain.ApiKey;
import dev.patternengine.domain.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String LINE = "1 abcdefgh " + HASH + " acme write,admin 1000 0 two words";

    @Test
    void read_whatWasWritten_isTheSame() {
        ApiKey key = new ApiKey("abcdefgh", HASH, "acme", Set.of(Role.WRITE, Role.ADMIN), "two words", 1_000, 0);

        assertThat(KeyText.write(key)).isEqualTo(LINE);
        assertThat(KeyText.read(LINE)).isEqualTo(key);
    }

    @Test
    void read_emptyNote_isTheSame() {
        ApiKey key = new ApiKey("abcdefgh", HASH, "acme", Set.of(Role.READ), "", 1_000, 2_000);

        assertThat(KeyText.read(KeyText.write(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2 abcdefgh HASH acme write 1 0 ",
                "1 abcdefgh HASH acme write 1 0",
                "1 ABCDEFGH HASH acme write 1 0 ",
                "1 abcdefgh short acme write 1 0 ",
                "1 abcdefgh HASH ac.me write 1 0 ",
                "1 abcdefgh HASH acme root 1 0 ",
                "1 abcdefgh HASH acme  1 0 ",
                "1 abcdefgh HASH acme write x 0 ",
                "1 abcdefgh HASH acme write 1 -1 "
            })
    void read_damagedLine_isRefusedWithoutItsContent(String line) {
        assertThatThrownBy(() -> KeyText.read(line.replace("HASH", HASH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(HASH);
    }
}
