package dev.patternengine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Batch;
import dev.patternengine.domain.Entry;
import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Kind;
import dev.patternengine.message.TaughtMessage;
import dev.patternengine.mining.Sessions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrowdingTest {
    private final Lanes lanes = new Lanes(1, Sessions.Limits.DEFAULT, 0, partition -> EntryId.NONE, partition -> true);
    private final Crowding crowding = new Crowding();

    private void say(Kind kind, Set<String> crowded) {
        Round round = new Round(1);
        round.close(List.of(Batch.of("t", 0, 1, List.of())), List.of());
        crowding.heard(kind, round, new TaughtMessage(List.of(Evidence.EMPTY), crowded, Set.of()));
    }

    private List<Kind> ask(Round round) {
        List<Crowding.Request> requests = crowding.ask(2, lanes);
        round.close(List.of(), requests);
        return requests.stream().map(request -> request.crowd().kind()).toList();
    }

    private Entry forgotten(Kind kind) {
        List<Evidence> parts = new ArrayList<>(Collections.nCopies(Kind.ALL.size(), Evidence.EMPTY));
        parts.set(kind.place(), new Evidence.Builder().add(1, 2, -3).build());
        return lanes.next(Batch.of("t", 0, 2, List.of()), parts);
    }

    @Test
    void settled_twoKindsOfOneDecider_onlyTheOneThatForgotIsAskedAgain() {
        say(Kind.TOOL, Set.of("t"));
        say(Kind.RECOVERY, Set.of("t"));
        Round round = new Round(2);
        assertThat(ask(round)).containsExactly(Kind.TOOL, Kind.RECOVERY);
        crowding.settled(round, List.of(forgotten(Kind.TOOL)));
        assertThat(ask(new Round(3))).containsExactly(Kind.TOOL);
    }

    @Test
    void remind_anotherNodeDecides_isTriedAgainAndNotAsked() {
        Lanes others = new Lanes(1, Sessions.Limits.DEFAULT, 0, partition -> EntryId.NONE, partition -> false);
        Round round = new Round(1);
        round.close(List.of(Batch.of("t", 0, 1, List.of())), List.of());
        crowding.heard(Kind.TOOL, round, new TaughtMessage(List.of(Evidence.EMPTY), Set.of("t"), Set.of("t")));
        assertThat(crowding.ask(2, others)).isEmpty();
        assertThat(crowding.isFull("t")).isTrue();
        crowding.remind(others);
        assertThat(crowding.isFull("t")).isFalse();
    }
}
