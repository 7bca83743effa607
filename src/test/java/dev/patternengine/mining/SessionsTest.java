package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Placed;
import dev.patternengine.domain.SessionKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The book of open sessions, and that reading it back from stored batches gives the same book. */
class SessionsTest {
    private static final Sessions.Limits LIMITS = new Sessions.Limits(10_000, 1_000, 2);

    private final Sessions live = new Sessions(LIMITS);
    private final List<Placed> placed = new ArrayList<>();
    private final Set<Long> ended = new LinkedHashSet<>();

    private void place(Observation.Builder builder) {
        Observation observation = builder.build();
        placed.add(live.place(SessionKey.of("t", observation, 0), observation, 1, ended));
    }

    private Sessions restarted() {
        Sessions sessions = new Sessions(LIMITS);
        sessions.replay(new Batch("t", 0, 1, placed, List.copyOf(ended), List.of()));
        return sessions;
    }

    @Test
    void place_sessionThatMadeRoomBeginsAgain_isOpenLiveAndReplayed() {
        for (String session : List.of("a", "b", "c", "a")) {
            place(Observation.of("x").session(session).timestamp(0));
        }
        assertThat(placed.get(3).begins()).isTrue();
        assertThat(ended).containsExactly(SessionKey.named("t", "b"));
        assertThat(live.view("t", "a")).isPresent();
        assertThat(restarted().view("t", "a")).isEqualTo(live.view("t", "a"));
    }

    @Test
    void replay_agentSessionCutAndEndedByOneObservation_isNotOpen() {
        place(Observation.of("a").agent("one").timestamp(0));
        place(Observation.of("b").agent("one").timestamp(5_000).end(true));
        assertThat(placed.get(1)).matches(Placed::begins).matches(Placed::ends);
        assertThat(live.size()).isZero();
        assertThat(restarted().size()).isZero();
    }
}
