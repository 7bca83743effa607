package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
    @ParameterizedTest
    @CsvSource({
        "redis://host, host:6379",
        "redis://host/, host:6379",
        "redis://host:7000/2, host:7000/2",
        "rediss://me:secret@host:7000/2, host:7000/2",
        "redis://:secret@[::1]:7000, [::1]:7000"
    })
    void toString_address_showsPlaceAndNoSecret(String text, String shown) {
        assertThat(RedisAddress.parse(text)).hasToString(shown);
        assertThat(RedisAddress.parse(text).secretText()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "host:6379",
                "http://host",
                "redis:secret",
                "redis://",
                "redis://:secret@/1",
                "redis://:secret@host/x",
                "redis://:secret@host?db=1",
                "redis://:secret@host#1",
                "redis://:se cret@host",
                "redis://:secret@host:port"
            })
    void parse_noAddress_saysWhatOneLooksLikeAndNoSecret(String text) {
        assertThatThrownBy(() -> RedisAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a Redis address looks like")
                .hasMessageNotContaining("cret");
    }

    @Test
    void isEncrypted_rediss_only() {
        assertThat(RedisAddress.parse("rediss://host").isEncrypted()).isTrue();
        assertThat(RedisAddress.parse("redis://host").isEncrypted()).isFalse();
    }
}
