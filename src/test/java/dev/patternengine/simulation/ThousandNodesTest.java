package dev.patternengine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.EntryId;
import dev.patternengine.domain.Positions;
import dev.patternengine.federation.core.Effect;
import dev.patternengine.federation.core.Federation;
import dev.patternengine.federation.core.Link;
import dev.patternengine.federation.core.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What one entry of 20 000 bytes costs a thousand nodes, sent to all by its owner or down a tree; one message in a hundred is lost,
 * and who misses something reads the log when the owner's heartbeat tells. Prints bytes sent by the busiest node and rounds.
 */
class ThousandNodesTest {
    private static final int NODES = 1_000;
    private static final int BYTES = 20_000;
    private static final long SEED = 9;
    private static final Link<String> ENTRY = new Link<>(0, new EntryId(1, 1), EntryId.NONE, BYTES, "entry");

    private final Map<String, Federation<String>> nodes = new HashMap<>();
    private final Queue<Letter> underWay = new ArrayDeque<>();
    private final Random random = new Random(SEED);
    private int rounds;
    private int reads;

    private record Letter(String from, String to, Message<String> message, int round) {}

    private void perform(String node, List<Effect<String>> effects, int round) {
        for (Effect<String> effect : effects) {
            if (effect instanceof Effect.Send<String> send) {
                underWay.add(new Letter(node, send.peer(), send.message(), round + 1));
            } else if (effect instanceof Effect.Apply<String>) {
                rounds = Math.max(rounds, round);
            } else if (effect instanceof Effect.Read<String> read) {
                reads++;
                perform(node, nodes.get(node).read(0, read.after(), List.of(ENTRY), ENTRY.id()), round);
            }
        }
    }

    private void deliverAll() {
        while (!underWay.isEmpty()) {
            Letter letter = underWay.remove();
            if (random.nextInt(100) > 0) {
                perform(letter.to(), nodes.get(letter.to()).heard(letter.from(), letter.message()), letter.round());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "32, 2", "8, 4", "4, 5"})
    void stored_thousandNodes_allHaveItAfterTheDepthOfTheTree(int arity, int depth) {
        List<String> names =
                IntStream.range(0, NODES).mapToObj(place -> "node-" + place).toList();
        for (String name : names) {
            Federation<String> node = new Federation<>(name, new Federation.Settings(4L << 20, arity), Positions.NONE);
            node.peers(names);
            nodes.put(name, node);
        }
        perform("node-0", nodes.get("node-0").stored(List.of(ENTRY)), 0);
        deliverAll();
        int firstRounds = rounds;
        List<String> missing = new ArrayList<>(names);
        missing.removeIf(name -> nodes.get(name).position(0).number() == 1);
        for (String name : missing) {
            perform(name, nodes.get(name).told(Map.of(0, ENTRY.id())), depth + 1);
        }
        assertThat(names).allMatch(name -> nodes.get(name).position(0).equals(ENTRY.id()));
        assertThat(firstRounds).as("seed %d", SEED).isEqualTo(depth);
        long busiest = names.stream()
                .mapToLong(from -> names.stream()
                        .mapToLong(to -> nodes.get(from).sentBytes(to))
                        .sum())
                .max()
                .orElseThrow();
        System.out.printf(
                "%d nodes, arity %d: busiest node sends %d KB an entry, %d rounds, %d of them read the log%n",
                NODES, arity, busiest / 1_000, firstRounds, reads);
    }
}
