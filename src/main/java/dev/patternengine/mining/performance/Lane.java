package dev.patternengine.mining.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the two values of a comparison wait for each other: at most {@value #MOST} times, all of one value. Short, so that only
 * what happened at about the same time is compared: where time goes back by more than an hour, or forth by more than a week, nothing waits
 * any longer. One owner, one thread.
 */
final class Lane {
    private static final int MOST = 5;
    private static final long BACK_MILLIS = 3_600_000L;
    private static final long FORTH_MILLIS = 7 * 86_400_000L;

    private final List<Timed> waiting = new ArrayList<>(MOST);
    private long holder;
    private int ofHolder;
    private int ofOther;
    private long before;
    private Block block;

    /**
     * A time and where it was taken.
     *
     * @param timestamp when, epoch milliseconds
     */
    record Timed(double logTime, Place at, long timestamp) {}

    /** The pairs that met here, for ranking; made when the first is. */
    Block block() {
        if (block == null) {
            block = new Block();
        }
        return block;
    }

    /**
     * The times of the other value that this one meets, taken away: the one taken nearest first, of equally near ones the one that
     * waited longest. Several where the other value comes several times as often, as the rest would wait in vain. Empty when none
     * waits, and then this one does.
     */
    List<Timed> meet(long value, Timed timed) {
        long passed = timed.timestamp() - before;
        before = timed.timestamp();
        if (passed < -BACK_MILLIS || passed > FORTH_MILLIS) {
            waiting.clear();
        }
        if (!waiting.isEmpty() && holder != value) {
            ofOther++;
            return take(Math.round((ofHolder + 1f) / (ofOther + 1f)), timed.at());
        }
        await(value, timed);
        return List.of();
    }

    private List<Timed> take(int wanted, Place at) {
        List<Timed> taken = new ArrayList<>(MOST);
        do {
            taken.add(waiting.remove(nearest(at)));
        } while (taken.size() < wanted && !waiting.isEmpty());
        return taken;
    }

    private void await(long value, Timed timed) {
        if (holder != value) {
            int came = ofOther;
            ofOther = ofHolder;
            ofHolder = came;
            holder = value;
        }
        ofHolder++;
        if (waiting.size() == MOST) {
            waiting.remove(0);
        }
        waiting.add(timed);
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
