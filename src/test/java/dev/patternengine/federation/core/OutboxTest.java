package dev.patternengine.federation.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import dev.patternengine.federation.core.Message.Newest;
import dev.patternengine.federation.core.Message.Pushed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final long CREDIT = 1_100;

    private final Outbox<String> outbox = new Outbox<>("peer", CREDIT);
    private final List<Effect<String>> out = new ArrayList<>();

    private void push(long number) {
        EntryId id = new EntryId(number, 1);
        outbox.push("me", List.of(new Link<>(2, id, new EntryId(number - 1, 1), 300, "x")), out);
    }

    private List<Message<String>> sent() {
        return out.stream()
                .map(effect -> ((Effect.Send<String>) effect).message())
                .toList();
    }

    @Test
    void push_silentPeer_costsItsCreditAtMost() {
        for (int number = 1; number <= 100; number++) {
            push(number);
        }
        assertThat(sent()).hasSize(4);
        assertThat(sent().subList(0, 3)).allMatch(Pushed.class::isInstance);
        assertThat(sent().get(3)).isInstanceOf(Newest.class);
        assertThat(outbox.unacknowledgedBytes()).isLessThanOrEqualTo(CREDIT);
        for (int reminder = 0; reminder < 100; reminder++) {
            outbox.remind(out);
        }
        assertThat(outbox.unacknowledgedBytes()).isLessThanOrEqualTo(CREDIT);
    }

    @Test
    void push_entryLargerThanTheCredit_isLeftToTheLog() {
        EntryId id = new EntryId(1, 1);
        outbox.push("me", List.of(new Link<>(2, id, EntryId.NONE, (int) CREDIT + 1, "x")), out);
        assertThat(sent()).containsExactly(new Newest<>(1, Map.of(2, id)));
        assertThat(outbox.unacknowledgedBytes()).isLessThanOrEqualTo(CREDIT);
    }

    @Test
    void push_manyPartitions_goesInOneMessageUntilItIsLarge() {
        Outbox<String> wide = new Outbox<>("peer", 1 << 20);
        List<Link<String>> links = IntStream.range(0, 6)
                .mapToObj(partition -> new Link<>(partition, new EntryId(1, 1), EntryId.NONE, 60_000, "x"))
                .toList();
        wide.push("me", links, out);
        assertThat(sent())
                .containsExactly(
                        new Pushed<>(1, "me", links.subList(0, 4)), new Pushed<>(2, "me", links.subList(4, 6)));
    }

    @Test
    void acknowledged_peerThatFellBehind_isToldTheNewestAndThenSentEntriesAgain() {
        for (int number = 1; number <= 10; number++) {
            push(number);
        }
        out.clear();
        outbox.acknowledged(4, out);
        assertThat(sent()).containsExactly(new Newest<>(5, Map.of(2, new EntryId(10, 1))));
        outbox.acknowledged(5, out);
        push(11);
        assertThat(sent().get(1)).isInstanceOf(Pushed.class);
    }

    @Test
    void remind_nothingUnacknowledged_saysNothing() {
        push(1);
        outbox.acknowledged(1, out);
        out.clear();
        outbox.remind(out);
        assertThat(out).isEmpty();
    }
}
