package dev.patternengine.federation.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IsolationTest {
    private static final long PATIENCE = 1_000;
    private static final long LONG_AFTER = 1_000_000;

    private final Isolation isolation = new Isolation("b", PATIENCE);

    @Test
    void see_mostDoNotAnswer_startsAnewAfterItsPatience() {
        List<String> living = List.of("0", "a");
        assertThat(isolation.see(living, List.of(), 5_000)).isFalse();
        assertThat(isolation.see(living, List.of(), 5_999)).isFalse();
        assertThat(isolation.see(living, List.of(), 6_000)).isTrue();
    }

    @Test
    void see_oneOfTwoDoesNotAnswer_stays() {
        isolation.see(List.of("a", "c"), List.of("a"), 0);
        assertThat(isolation.see(List.of("a", "c"), List.of("a"), LONG_AFTER)).isFalse();
    }

    @Test
    void see_theOnlyOther_theLowerIdStays() {
        isolation.see(List.of("c"), List.of(), 0);
        assertThat(isolation.see(List.of("c"), List.of(), LONG_AFTER)).isFalse();
        isolation.see(List.of("a"), List.of(), 0);
        assertThat(isolation.see(List.of("a"), List.of(), LONG_AFTER)).isTrue();
    }

    @Test
    void see_oneAnswerMeanwhile_isPatientAnew() {
        List<String> living = List.of("0", "a");
        isolation.see(living, List.of(), 0);
        isolation.see(living, List.of("a"), 900);
        assertThat(isolation.see(living, List.of(), 1_100)).isFalse();
        assertThat(isolation.see(living, List.of(), 2_000)).isFalse();
        assertThat(isolation.see(living, List.of(), 2_100)).isTrue();
    }

    @Test
    void see_nodesOfHigherIdsLive_theyGoFirst() {
        List<String> living = List.of("c", "d");
        isolation.see(living, List.of(), 0);
        assertThat(isolation.see(living, List.of(), PATIENCE + 2 * Isolation.STEP_MILLIS - 1))
                .isFalse();
        assertThat(isolation.see(living, List.of(), PATIENCE + 2 * Isolation.STEP_MILLIS))
                .isTrue();
    }

    /** Whoever goes lives no more for the others. */
    @Test
    void see_nobodyReachesAnybody_oneNodeStays() {
        Map<String, Isolation> living = new HashMap<>();
        Stream.of("a", "b", "c", "d", "e").forEach(node -> living.put(node, new Isolation(node, PATIENCE)));
        for (long now = 0; now < LONG_AFTER; now += 500) {
            for (String node : List.copyOf(living.keySet())) {
                if (living.get(node).see(living.keySet(), List.of(), now)) {
                    living.remove(node);
                }
            }
        }
        assertThat(living).containsOnlyKeys("a");
    }
}
