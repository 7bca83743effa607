package dev.patternengine.federation.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.federation.core.Effect.Apply;
import dev.patternengine.federation.core.Effect.Read;
import dev.patternengine.federation.core.Effect.Reload;
import dev.patternengine.federation.core.Effect.Send;
import dev.patternengine.federation.core.Message.Acknowledged;
import dev.patternengine.federation.core.Message.Newest;
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
        assertThat(push(1, 2)).containsExactly(new Apply<>(links(1, 2)));
        assertThat(push(1, 2)).isEmpty();
        assertThat(federation.position(0)).isEqualTo(id(2));
    }

    private static Link<String> elsewhere(int partition) {
        return new Link<>(partition, id(1), EntryId.NONE, 10, "other");
    }

    @Test
    void heard_manyPartitions_appliesTogetherWhatFollowsAndReadsTheRest() {
        List<Link<String>> links =
                List.of(elsewhere(5), link(1), elsewhere(7), link(2), new Link<>(5, id(3), id(2), 10, "3"));
        assertThat(federation.heard("you", new Pushed<>(1, "you", links)))
                .containsExactly(
                        new Apply<>(List.of(elsewhere(5), link(1), link(2), elsewhere(7))), new Read<>(5, id(1)));
    }

    @Test
    void acknowledge_severalMessages_isOneAPeer() {
        push(1, 2);
        push(3, 3);
        assertThat(federation.owesAcknowledgements()).isTrue();
        assertThat(federation.acknowledge()).containsExactly(acknowledged(3));
        assertThat(federation.owesAcknowledgements()).isFalse();
        assertThat(federation.acknowledge()).isEmpty();
    }

    @Test
    void heard_aQuarterOfTheCredit_isAcknowledgedAtOnce() {
        int much = (int) (Federation.Settings.DEFAULT.credit() / 4);
        Link<String> large = new Link<>(0, id(1), EntryId.NONE, much, "large");
        assertThat(federation.heard("you", new Pushed<>(8, "you", List.of(large))))
                .containsExactly(acknowledged(8), new Apply<>(List.of(large)));
    }

    @Test
    void heard_newestOnly_isAcknowledgedAtOnceBecauseTheSenderWaits() {
        assertThat(federation.heard("you", new Newest<>(4, Map.of(0, id(2)))))
                .containsExactly(acknowledged(4), new Read<>(0, EntryId.NONE));
    }

    @Test
    void heard_afterAGap_readsTheLogOnceAndAppliesWhatWasHeld() {
        assertThat(push(3, 4)).containsExactly(new Read<>(0, EntryId.NONE));
        assertThat(push(5, 5)).isEmpty();
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
        assertThat(push(1, 1)).as("applies nothing meanwhile").isEmpty();
        assertThat(federation.reloaded(new Positions(Map.of(0, id(4))))).containsExactly(new Read<>(0, id(4)));
        assertThat(federation.read(0, id(4), links(5, 9), id(9))).containsExactly(new Apply<>(links(5, 9)));
    }

    @Test
    void heard_anotherEpochInItsPlace_asksTheLogAndLoadsACheckpoint() {
        push(1, 3);
        Link<String> other = new Link<>(0, new EntryId(4, 2), new EntryId(3, 2), 10, "other");
        assertThat(federation.heard("you", new Pushed<>(9, "you", List.of(other))))
                .containsExactly(new Read<>(0, id(3)));
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
                .isEmpty();
    }
}
