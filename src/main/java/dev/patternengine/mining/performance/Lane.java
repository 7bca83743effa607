package dev.patternengine.mining.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the two values of a comparison wait for each other: at most {@value #MOST} times, all of one value. Short, so that only
 * what happened at about the same time is compared. One owner, one thread.
 */
final class Lane {
    private static final int MOST = 5;

    private final List<Timed> waiting = new ArrayList<>(MOST);
    private long holder;
    private Block block;

    /** A time and where it was taken. */
    record Timed(double logTime, Place at) {}

    /** The pairs that met here, for ranking; made when the first is. */
    Block block() {
        if (block == null) {
            block = new Block();
        }
        return block;
    }

    /**
     * The time of the other value that was taken nearest, of equally near ones the one that waited longest, taken away; null when
     * there is none and this one waits.
     */
    Timed meet(long value, Timed timed) {
        if (!waiting.isEmpty() && holder != value) {
            return waiting.remove(nearest(timed.at()));
        }
        holder = value;
        if (waiting.size() == MOST) {
            waiting.remove(0);
        }
        waiting.add(timed);
        return null;
    }

    private int nearest(Place at) {
        int nearest = 0;
        double least = waiting.get(0).at().distance(at);
        for (int place = 1; place < waiting.size(); place++) {
            double distance = waiting.get(place).at().distance(at);
            if (distance < least) {
                nearest = place;
                least = distance;
            }
        }
        return nearest;
    }
}
