package dev.patternengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Link;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An append that failed and comes back: what it does to what was acknowledged in its place. */
class TornAppendTest {
    private final Clock clock = new Clock(1);
    private final Store store = new Store(clock, 1);

    private static Link<Taught> entry(Lane lane, long observation) {
        return lane.next(observation, 0).link();
    }

    /** The store ends within an append, its sender gives up and goes on; then the store ends again. */
    private List<Link<Taught>> history(int floor) {
        Lane before = new Lane(0, EntryId.NONE, Set.of(), 5);
        store.append(entry(before, 1));
        clock.runUntil(2_000);
        store.append(entry(before, 2));
        store.lose(2_000);
        Lane after = new Lane(0, new EntryId(1, 5), Set.of(1L), floor == 0 ? 0 : before.nextEpoch());
        clock.runUntil(4_000);
        store.append(entry(after, 3));
        clock.runUntil(6_000);
        store.lose(6_000);
        return store.history(0);
    }

    @Test
    void append_underTheSameEpoch_isLostWhenTheTornOneComesBack() {
        assertThat(history(0)).extracting(link -> link.body().observations()).containsExactly(List.of(1L), List.of(2L));
    }

    @Test
    void append_underAHigherEpoch_stays() {
        assertThat(history(1)).extracting(link -> link.body().observations()).containsExactly(List.of(1L), List.of(3L));
    }
}
