package dev.patternengine.simulation;

import java.util.HashSet;
import java.util.Set;

/** The bus and the way to Redis: loses, doubles, delays and reorders while it is bad; delivers late what a cut held back. */
final class Network {
    static final int REDIS = -1;

    private final Clock clock;
    private final Set<Pair> cuts = new HashSet<>();
    private boolean bad = true;

    /** Two places, the lower first. */
    private record Pair(int lower, int higher) {
        static Pair of(int one, int other) {
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    Network(Clock clock) {
        this.clock = clock;
    }

    void heal() {
        bad = false;
        cuts.clear();
    }

    void cut(int one, int other, long millis) {
        Pair pair = Pair.of(one, other);
        cuts.add(pair);
        clock.after(millis, () -> cuts.remove(pair));
    }

    boolean isCut(int one, int other) {
        return cuts.contains(Pair.of(one, other));
    }

    /** A message between nodes. */
    void send(int from, int to, Runnable delivery) {
        if (isCut(from, to)) {
            if (clock.chance(.3)) {
                clock.after(1_000 + clock.below(40_000), delivery);
            }
            return;
        }
        if (bad && clock.chance(.05)) {
            return;
        }
        clock.after(delay(), delivery);
        if (bad && clock.chance(.05)) {
            clock.after(delay(), delivery);
        }
    }

    private long delay() {
        return bad && clock.chance(.02) ? 1_000 + clock.below(10_000) : 1 + clock.below(bad ? 30 : 5);
    }

    /** One way between a node and Redis: in order, unless it is cut, and then lost. */
    boolean reaches(int node) {
        return !isCut(node, REDIS);
    }
}
