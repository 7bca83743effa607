package dev.patternengine.federation.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanOutTest {
    @ParameterizedTest
    @CsvSource({"1, 3", "3, 64", "7, 2", "100, 8", "1000, 32"})
    void children_followedFromTheRoot_reachEveryoneOnce(int count, int arity) {
        List<String> nodes = IntStream.range(0, count)
                .mapToObj(place -> "node-" + place)
                .sorted()
                .toList();
        FanOut fanOut = new FanOut(arity);
        Queue<String> next = new ArrayDeque<>(List.of("node-0"));
        List<String> reached = new ArrayList<>();
        while (!next.isEmpty()) {
            String node = next.remove();
            reached.add(node);
            next.addAll(fanOut.children("node-0", node, nodes));
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(nodes);
    }
}
