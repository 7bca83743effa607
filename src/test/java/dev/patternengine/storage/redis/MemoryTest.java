package dev.patternengine.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    private static Memory memory(long used, long most, String policy) {
        return Memory.parse("# Memory\r\nused_memory:" + used + "\r\nmaxmemory:" + most + "\r\nmaxmemory_policy:"
                + policy + "\r\n");
    }

    @Test
    void refusal_fourFifthsUsed_isThere() {
        assertThat(memory(799, 1_000, "noeviction").refusal(0)).isEmpty();
        assertThat(memory(700, 1_000, "noeviction").refusal(100))
                .hasValueSatisfying(text -> assertThat(text).contains("it uses 800 of 1000 bytes"));
        assertThat(memory(1_000, 0, "allkeys-lru").refusal(1_000)).isEmpty();
    }

    @Test
    void danger_evictionAtABound_isThere() {
        assertThat(memory(1, 1_000, "volatile-ttl").danger()).isPresent();
        assertThat(memory(1, 1_000, "noeviction").danger()).isEmpty();
        assertThat(memory(1, 0, "volatile-ttl").danger()).isEmpty();
    }

    @Test
    void parse_nothingTold_isUnbounded() {
        assertThat(Memory.parse("").refusal(1_000)).isEmpty();
    }
}
