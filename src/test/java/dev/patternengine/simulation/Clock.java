package dev.patternengine.simulation;

import java.util.PriorityQueue;
import java.util.Random;

/** Simulated time: events in the order of their moments, those of one moment in the order they were planned. */
final class Clock {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Random random;
    private long now;
    private long planned;

    private record Event(long at, long number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    Clock(long seed) {
        random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** Milliseconds since the beginning. */
    long now() {
        return now;
    }

    void after(long millis, Runnable what) {
        events.add(new Event(now + millis, planned++, what));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Lets everything happen up to a moment. */
    void runUntil(long moment) {
        while (!events.isEmpty() && events.element().at() <= moment) {
            Event event = events.remove();
            now = event.at();
            event.what().run();
        }
        now = moment;
    }
}
