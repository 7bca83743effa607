package dev.patternengine.federation.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.federation.core.Effect.Apply;
import dev.patternengine.federation.core.Effect.Read;
import dev.patternengine.federation.core.Effect.Reload;
import dev.patternengine.federation.core.Effect.Send;
import dev.patternengine.federation.core.Message.Acknowledged;
import dev.patternengine.federation.core.Message.Pushed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FederationTest {
    private final Federation<String> federation = new Federation<>("me", Federation.Settings.DEFAULT, Positions.NONE);

    private static EntryId id(long number) {
        return new EntryId(number, 1);
    }

    private static Link<String> link(long number) {
        return new Link<>(0, id(number), number == 1 ? EntryId.NONE : id(number - 1), 10, "e" + number);
    }

    private static List<Link<String>> links(long first, long last) {
        List<Link<String>> links = new ArrayList<>();
        for (long number = first; number <= last; number++) {
            links.add(link(number));
        }
        return links;
    }

    private List<Effect<String>> push(long first, long last) {
        return federation.heard("you", new Pushed<>(first, "you", links(first, last)));
    }

    private static Send<String> acknowledged(long number) {
        return new Send<>("you", new Acknowledged<>(number));
    }

    @Test
    void heard_inOrder_appliesEachOnce() {
        assertThat(push(1, 2)).containsExactly(acknowledged(1), new Apply<>(links(1, 2)));
        assertThat(push(1, 2)).containsExactly(acknowledged(1));
        assertThat(federation.position(0)).isEqualTo(id(2));
    }

    @Test
    void heard_afterAGap_readsTheLogOnceAndAppliesWhatWasHeld() {
        assertThat(push(3, 4)).containsExactly(acknowledged(3), new Read<>(0, EntryId.NONE));
        assertThat(push(5, 5)).containsExactly(acknowledged(5));
        assertThat(federation.read(0, EntryId.NONE, links(1, 2), id(4))).containsExactly(new Apply<>(links(1, 5)));
    }

    @Test
    void read_notAll_readsOn() {
        push(9, 9);
        assertThat(federation.read(0, EntryId.NONE, links(1, 3), id(9)))
                .containsExactly(new Apply<>(links(1, 3)), new Read<>(0, id(3)));
    }

    @Test
    void read_trimmedBelow_loadsACheckpoint() {
        push(9, 9);
        assertThat(federation.read(0, EntryId.NONE, links(5, 9), id(9)).get(0)).isInstanceOf(Reload.class);
        assertThat(push(1, 1)).as("applies nothing meanwhile").containsExactly(acknowledged(1));
        assertThat(federation.reloaded(new Positions(Map.of(0, id(4))))).containsExactly(new Read<>(0, id(4)));
        assertThat(federation.read(0, id(4), links(5, 9), id(9))).containsExactly(new Apply<>(links(5, 9)));
    }

    @Test
    void heard_anotherEpochInItsPlace_asksTheLogAndLoadsACheckpoint() {
        push(1, 3);
        Link<String> other = new Link<>(0, new EntryId(4, 2), new EntryId(3, 2), 10, "other");
        assertThat(federation.heard("you", new Pushed<>(9, "you", List.of(other))))
                .containsExactly(acknowledged(9), new Read<>(0, id(3)));
        assertThat(federation.read(0, id(3), List.of(other), other.id()).get(0)).isInstanceOf(Reload.class);
    }

    @Test
    void told_ownerTwiceSaysLess_asksTheLog() {
        push(1, 3);
        assertThat(federation.told(Map.of(0, id(2)))).isEmpty();
        assertThat(federation.told(Map.of(0, id(2)))).containsExactly(new Read<>(0, id(3)));
        assertThat(federation.read(0, id(3), List.of(), id(2)).get(0)).isInstanceOf(Reload.class);
    }

    @Test
    void stored_ownEntries_goToPeersAndAreNotAppliedAgain() {
        federation.peers(List.of("me", "you"));
        assertThat(federation.stored(links(1, 2)))
                .containsExactly(new Send<>("you", new Pushed<>(1, "me", links(1, 2))));
        assertThat(federation.position(0)).isEqualTo(id(2));
    }

    @Test
    void heard_narrowTree_passesNewsOnToItsChildren() {
        Federation<String> relay = new Federation<>("b", new Federation.Settings(1_000, 1), Positions.NONE);
        relay.peers(List.of("a", "b", "c"));
        assertThat(relay.heard("a", new Pushed<>(1, "a", links(1, 1))))
                .contains(new Send<>("c", new Pushed<>(1, "a", links(1, 1))));
        assertThat(relay.heard("a", new Pushed<>(2, "a", links(1, 1))))
                .as("no news")
                .hasSize(1);
    }
}
